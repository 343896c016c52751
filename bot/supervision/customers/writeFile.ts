import { Readable } from 'node:stream';
import { fileHtml, type HtmlFile } from '../../../supervision/customers/fileHtml.js';
import type { FilePart } from '../../../supervision/customers/parts.js';
import type { StreamAnswer } from '../../server/api/route.js';
import { csvLine } from '../csv.js';

/** Formats of a file. */
export type FileFormat = 'html' | 'json' | 'csv';

const TYPES: Readonly<Record<FileFormat, string>> = { html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** A customer's file as it leaves, written while it is gathered. */
export function fileAnswer(parts: AsyncIterable<FilePart>, format: FileFormat, of: HtmlFile, saveAs: string): StreamAnswer {
  const text = format === 'html' ? fileHtml(parts, of) : format === 'json' ? jsonOf(parts, of) : csvOf(parts);
  return { stream: () => Readable.from(text), contentType: TYPES[format], saveAs: `${saveAs}.${format}` };
}

async function* jsonOf(parts: AsyncIterable<FilePart>, { institution, madeAt, audience, unsealed }: HtmlFile): AsyncGenerator<string> {
  yield `{"institution":${JSON.stringify(institution)},"madeAt":"${madeAt}","for":"${audience}","masked":${String(!unsealed)},"parts":[`;
  let count = 0;
  for await (const part of parts) {
    yield `${count === 0 ? '' : ','}\n${JSON.stringify(part)}`;
    count += 1;
  }
  yield `\n],"count":${count}}\n`;
}

async function* csvOf(parts: AsyncIterable<FilePart>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['part', 'time', 'number', 'conversation', 'line', 'kind', 'service', 'class', 'state', 'who', 'text', 'kept until', 'hash'])}`;
  for await (const part of parts) yield csvLine(cellsOf(part));
}

function cellsOf(part: FilePart): (string | number)[] {
  const row = (cells: { readonly [Name in 'at' | 'number' | 'conversation' | 'line' | 'kind' | 'service' | 'class' | 'state' | 'who' | 'text' | 'until' | 'hash']?: string | number }): (string | number)[] =>
    [part.part, cells.at ?? '', cells.number ?? '', cells.conversation ?? '', cells.line ?? '', cells.kind ?? '', cells.service ?? '', cells.class ?? '', cells.state ?? '', cells.who ?? '', cells.text ?? '', cells.until ?? '', cells.hash ?? ''];
  switch (part.part) {
    case 'person':
      return row({ who: part.names.join(' '), text: [...part.contacts, ...part.identities].join(' ') });
    case 'booking':
      return row({ at: part.at, number: part.number, conversation: part.conversation, kind: 'booking', service: part.service, class: part.customerClass, state: part.state, text: `${part.start} ${JSON.stringify(part.details)}` });
    case 'case':
      return row({ at: part.at, number: part.number, conversation: part.conversation, kind: part.kind, service: part.service, class: part.customerClass, state: part.state, text: JSON.stringify({ ...part.details, steps: part.steps, late: part.late }) });
    case 'conversation':
      return row({ at: part.at, conversation: part.conversation, kind: part.channel, class: part.customerClass, until: part.keptUntil, text: part.why });
    case 'handoff':
      return row({ at: part.at, conversation: part.conversation, kind: part.why, state: part.outcome, who: part.who });
    case 'line':
      return row({ at: part.at, conversation: part.conversation, line: part.sequence, who: part.who, text: part.text, hash: part.hash });
    case 'mark':
      return row({ at: part.at, conversation: part.conversation, line: part.sequence, text: JSON.stringify(part.marks) });
    case 'correction':
      return row({ at: part.at, conversation: part.conversation, line: part.sequence, kind: part.about, text: `${part.wrong} → ${part.right}` });
    case 'look':
      return row({ at: part.at, kind: part.what, number: part.subject, who: part.who, text: part.reason });
    case 'left-out':
      return row({ text: part.conversations });
  }
}
