import type { Draft } from '../../../records/record.js';
import type { ViolationBody } from '../../../supervision/register/violation.js';
import type { Read } from '../../../supervision/register/step.js';
import { maskNumbers } from '../../privacy.js';
import type { QualityParts } from './parts.js';

const BOT = { role: 'bot', id: 'guitai' } as const;

/** Where the customer was told, and in which words. */
export interface Told {
  readonly conversation: string;
  readonly sequence: number;
  readonly text: string;
}

/**
 * Tells the customer what became of a violation (norm 8.2), in their conversation: on record, and pushed where the channel is
 * pushed to. Once for each decision: after an answer that was lost, it is what was said the first time. Undefined when there
 * is no conversation of theirs.
 */
export async function tellCustomer({ perform, host, cases, clock }: Pick<QualityParts, 'perform' | 'host' | 'cases' | 'clock'>, { id, about, body }: Read<ViolationBody>, text: string): Promise<Told | undefined> {
  const conversation = about.conversation ?? (about.caseNumber === undefined ? undefined : (await cases.byNumber(about.caseNumber))?.conversation);
  if (conversation === undefined) return undefined;
  const said = maskNumbers(text);
  const acted = await perform({
    conversation, key: `${id}:told:${body.formerDecisions.length}`,
    decide: ({ owner, locale, customer }) => {
      const draft: Draft = { kind: 'message', at: new Date(clock.now()).toISOString(), from: BOT, to: customer, outcome: 'sent', content: { text: said, locale, texts: ['violation.told'] } };
      return { done: { owner, turn: false }, drafts: [draft] };
    },
  });
  if (acted.kind === 'done') return { conversation, sequence: acted.records.at(-1)?.sequence ?? 0, text: said };
  if (acted.kind !== 'duplicate') return undefined;
  const [record] = await host.recordsAfter(conversation, acted.sequence - 1, 1);
  return { conversation, sequence: acted.sequence, text: record?.kind === 'message' ? record.content.text : said };
}
