import type { z } from 'zod';
import type { deadlinePolicy } from './deadlines.js';

type Written = z.input<typeof deadlinePolicy>;

/** A first response within 24 hours, the answer to major matters within 48 (norm 4.3.2). */
function responses(kind: 'complaint' | 'feedback'): Written[] {
  return [
    { id: `${kind}-first-response`, kind, event: 'first-response', length: { hours: 24 }, clause: 'norm 4.3.2', remindBefore: [{ hours: 8 }, { hours: 2 }], escalateAfter: { hours: 1 } },
    { id: `${kind}-major-answer`, kind, when: 'major', event: 'answer', length: { hours: 48 }, clause: 'norm 4.3.2', remindBefore: [{ hours: 24 }, { hours: 4 }], escalateAfter: { hours: 0 } },
  ];
}

/** The deadlines of an institution that sets none of its own: norm 4.3.2, the law on complaints, and a house rule for applications. */
export const DEFAULT_POLICIES: Written[] = [
  ...responses('complaint'),
  {
    id: 'complaint-decision',
    kind: 'complaint',
    event: 'decision',
    length: { days: 15, counting: 'calendar' },
    clause: '银行业保险业消费投诉处理管理办法: 15日内作出处理决定',
    remindBefore: [{ days: 5 }, { days: 1 }],
    escalateAfter: { hours: 0 },
    extension: { days: 15, counting: 'calendar', times: 1, needsApproval: true },
  },
  ...responses('feedback'),
  {
    id: 'application-decision',
    kind: 'application',
    event: 'decision',
    length: { days: 5, counting: 'working' },
    clause: '机构服务承诺: 5个工作日内答复',
    remindBefore: [{ days: 1 }],
    escalateAfter: { hours: 24 },
    extension: { days: 5, counting: 'working', times: 1, needsApproval: true },
  },
];
