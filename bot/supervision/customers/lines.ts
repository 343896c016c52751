import type { CommunicationRecord } from '../../../records/record.js';
import type { FilePart } from '../../../supervision/customers/parts.js';
import { originalOf } from '../../privacy.js';
import type { CustomerParts } from './parts.js';
import type { Gathering } from './gather.js';

/** Records read at a time. */
const PAGE = 400;
const ASPECTS = ['attitude', 'professionalism', 'efficiency', 'convenience'] as const;
/** Put on record where a customer had something put right. */
export const CORRECTED = 'customer.corrected';

/** What was said in a conversation, the marks that were given, and what was put right; events of the machine's and notes of the staff's are left out. */
export async function* linesOf({ records: reader, desk, vault }: Pick<CustomerParts, 'records' | 'desk' | 'vault'>, conversation: string, { unsealed, audience }: Pick<Gathering, 'unsealed' | 'audience'>, nameOf: (staff: string) => string): AsyncGenerator<FilePart> {
  for (let after = 0; ; ) {
    const records = await reader.recordsAfter(conversation, after, PAGE);
    // What others said stays masked to the customer: their own words are theirs.
    const opened = unsealed ? records.filter((record) => audience === 'staff' || record.from.role === 'customer' || (record.kind === 'event' && record.content.event === CORRECTED)) : [];
    const originals = await desk.originals(conversation, opened.map(({ sequence }) => sequence));
    for (const record of records) yield* partOf(record, nameOf, () => originalOf(vault, record, originals));
    if (records.length < PAGE) return;
    after = records.at(-1)?.sequence ?? after;
  }
}

function* partOf(record: CommunicationRecord, nameOf: (staff: string) => string, original: () => ReturnType<typeof originalOf>): Generator<FilePart> {
  const { conversation, sequence, at, from, hash } = record;
  if (record.kind === 'message') {
    const { text, card, via } = record.content;
    const said = original()?.text ?? text;
    const shown = [said, ...(card ? [card.title, ...card.facts.map(({ label, value }) => `${label}: ${value}`)] : [])].filter((each) => each !== '').join('\n');
    yield { part: 'line', conversation, sequence, at, who: `${from.role}${via === undefined ? '' : ` ${via}`}${from.role === 'agent' ? ` ${nameOf(from.id)}` : ''}`, text: shown, hash };
  } else if (record.kind === 'event' && record.content.event === 'survey.answered') {
    const { data = {} } = record.content;
    yield { part: 'mark', conversation, sequence, at, marks: Object.fromEntries(ASPECTS.flatMap((aspect) => (typeof data[aspect] === 'number' ? [[aspect, data[aspect]]] : []))) };
  } else if (record.kind === 'event' && record.content.event === CORRECTED) {
    const data = original()?.data ?? record.content.data ?? {};
    const word = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
    yield { part: 'correction', conversation, sequence, at, about: word('about'), wrong: word('wrong'), right: word('right') };
  }
}
