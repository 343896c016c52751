import { z } from 'zod';
import { SILENT } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';

const told = z.object({ sequence: z.number(), why: z.enum(['window', 'quota', 'gone']), text: z.string() });

/** The chat's channel takes no message now: it goes by SMS or mail, where the customer has given a number or an address (norms 2.1, 2.4). */
export const undelivered: Answer = ({ data }, _ports, turn) => {
  const about = told.safeParse(data);
  const { contact } = turn.known;
  // Somebody who is there and only has to write again needs no second way.
  if (!about.success || about.data.why === 'quota' || about.data.text.trim() === '' || contact === undefined || !turn.codes.reaches(contact)) return Promise.resolve({ reply: SILENT });
  return Promise.resolve({
    reply: {
      ...SILENT,
      events: [{ event: 'channel.other-way', data: { sequence: about.data.sequence, by: contact.kind === 'mail' ? 'mail' : 'sms' } }],
      notices: [{ to: contact, always: true, subject: 'channel.undelivered.subject', lines: [{ key: 'channel.undelivered.notice', params: { text: about.data.text } }] }],
    },
  });
};
