import { exportLine } from './exportLine.js';
import type { Inspection } from './inspectionText.js';
import { tableHead, tableRows } from './table.js';

/** An inspection as one JSON document: each conversation in the shape of an export, with its count, and the facts beside it. */
export function inspectionJson({ about, anchor, conversations, facts }: Inspection): string {
  const parts = conversations.map(({ head, records }) => {
    const { conversation, channel, ...rest } = head;
    // A record's members as they are stored, in the text that its hash covers.
    const lines = records.map((record) => `      ${exportLine(record).trimEnd()}`).join(',\n');
    return `    {"conversation":${JSON.stringify(conversation)},"channel":${JSON.stringify(channel)},"exportedAt":${JSON.stringify(about.madeAt)},"count":${records.length},${JSON.stringify(rest).slice(1, -1)},"records":[\n${lines}\n    ]}`;
  });
  return `{\n  "about":${JSON.stringify(about)},\n  "anchor":${JSON.stringify(anchor ?? null)},\n  "conversations":[\n${parts.join(',\n')}\n  ],\n  "facts":${JSON.stringify(facts)}\n}\n`;
}

/** The records of an inspection as a table, as exports have it. */
export function inspectionTable({ conversations }: Inspection): string {
  return tableHead() + conversations.map(({ records }) => tableRows(records).text).join('');
}
