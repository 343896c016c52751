import type { StoredRecord } from '../reader.js';

/**
 * A record as one line of JSON Lines, members in the order of an exported conversation. Parties and content stand in it as
 * they are stored, in canonical JSON, so that whoever checks a hash need not write them again; what is not JSON any more
 * stands in it as a string.
 */
export function exportLine({ conversation, sequence, at, channel, kind, from, to, content, outcome, hash, previous }: StoredRecord): string {
  const whole = [
    `"conversation":${JSON.stringify(conversation)}`, `"sequence":${sequence}`, `"at":${JSON.stringify(at)}`, `"channel":${JSON.stringify(channel)}`, `"kind":${JSON.stringify(kind)}`,
    `"from":${embedded(from)}`, `"to":${embedded(to)}`, `"content":${embedded(content)}`, `"outcome":${JSON.stringify(outcome)}`, `"hash":${JSON.stringify(hash)}`, `"previous":${JSON.stringify(previous)}`,
  ];
  return `{${whole.join(',')}}\n`;
}

function embedded(text: string): string {
  try {
    JSON.parse(text);
    // Breaks between tokens, which our own texts never have, would break the line.
    return /[\r\n]/.test(text) ? JSON.stringify(text) : text;
  } catch {
    return JSON.stringify(text);
  }
}
