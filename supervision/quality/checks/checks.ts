import type { CheckId } from '../../../cases/profile/quality.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { folded } from '../../review/folding.js';
import type { Check, CheckRules, Findings, Line, Talk } from './check.js';
import { identityFirst, noPressure, noPromise, noSecretsAsked, riskWarning } from './compliance.js';
import { answeredInTime, greeting, noFlatDenial, saidAgain, thanks } from './courtesy.js';

/** All checks, by name. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  greeting, thanks, 'risk-warning': riskWarning, 'identity-first': identityFirst, 'no-promise': noPromise, 'no-flat-denial': noFlatDenial, 'no-pressure': noPressure, 'no-secrets-asked': noSecretsAsked,
  'answered-in-time': answeredInTime, 'said-again': saidAgain,
};

/** Events after which it is known who the customer is. */
const IDENTIFIED: ReadonlySet<string> = new Set(['customer.verified', 'customer.identified']);

/** What of a conversation concerns an agent: from when they had it to when it was over, both by sequence. */
export interface Part {
  readonly from: number;
  readonly through: number;
}

/**
 * The agent's part of a conversation that ends at a record: from the last time before it that they took it. Where nobody took
 * it (a call entered by hand), from the beginning.
 */
export function partOf(records: readonly CommunicationRecord[], agent: string, through: number): Part {
  const taken = records.findLast((record) => record.sequence <= through && isTaking(record, agent));
  return { from: taken?.sequence ?? records[0]?.sequence ?? 1, through };
}

function isTaking(record: CommunicationRecord, agent: string): boolean {
  if (record.kind !== 'event') return false;
  const { event, data } = record.content;
  return (event === 'handoff.claimed' || event === 'handoff.taken-over') ? data?.['by'] === agent || record.from.id === agent : event === 'handoff.passed' && data?.['to'] === agent;
}

/** Records as checks read them. What the bot and the customer said before the agent came stays out, but for who the customer is. */
export function talkOf(records: readonly CommunicationRecord[], agent: string, { from, through }: Part): Talk {
  const identified = records.find((record) => record.kind === 'event' && record.sequence <= through && IDENTIFIED.has(record.content.event));
  const lines = records.flatMap((record): Line[] => {
    if (record.kind !== 'message' || record.sequence < from || record.sequence > through || record.content.via !== undefined) return [];
    const { role, id } = record.from;
    const by = role === 'agent' ? (id === agent ? 'agent' : 'other') : role === 'system' ? 'bot' : role;
    return [{ sequence: record.sequence, at: Date.parse(record.at), by, text: folded(record.content.text) }];
  });
  return { lines, ...(identified && { identifiedAt: Date.parse(identified.at) }) };
}

/** Everything that a machine can check. */
export function checked(talk: Talk, rules: CheckRules): Findings {
  const run = (check: CheckId) => CHECKS[check](talk, rules);
  return {
    greeting: run('greeting'), thanks: run('thanks'), 'risk-warning': run('risk-warning'), 'identity-first': run('identity-first'), 'no-promise': run('no-promise'), 'no-flat-denial': run('no-flat-denial'),
    'no-pressure': run('no-pressure'), 'no-secrets-asked': run('no-secrets-asked'), 'answered-in-time': run('answered-in-time'), 'said-again': run('said-again'),
  };
}
