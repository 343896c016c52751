import { describe, expect, it } from 'vitest';
import { personalIn } from '../../tools/eval/personal.js';
import { CARDS, EMAILS, IDS, NOTHING, PHONES, type Row } from './tables.js';

const found = (text: string): string[] => personalIn(text).map(([kind, written]) => `${kind} ${written}`);

const TABLES: Readonly<Record<string, readonly Row[]>> = { phones: PHONES, 'identity numbers': IDS, cards: CARDS, 'e-mail addresses': EMAILS, 'what is nothing personal': NOTHING };

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  it.each(rows.map(([text, ...spans]) => [text, spans] as const))('GIVEN %j THEN %j', (text, spans) => {
    expect(found(text)).toEqual(spans);
  });
});
