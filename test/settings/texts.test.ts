import { expect, test } from 'vitest';
import { placeholders, text, TEXT_KEYS } from '../../texts/catalogue.js';

test.each(TEXT_KEYS)('THEN %s has the same placeholders in all three languages', (key) => {
  expect(placeholders('zh-Hant', key)).toEqual(placeholders('zh-Hans', key));
  expect(placeholders('en', key)).toEqual(placeholders('zh-Hans', key));
});

test('THEN no text is empty, and no Simplified text stands in for Traditional', () => {
  for (const key of TEXT_KEYS) {
    for (const locale of ['zh-Hans', 'zh-Hant', 'en'] as const) expect(placeholders(locale, key).length > 0 || text(locale, key).trim() !== '', key).toBe(true);
    expect(text('zh-Hant', key), key).not.toMatch(/[们为说时选项证账号请没]/);
    expect(text('en', key), key).not.toMatch(/\p{Script=Han}/u);
  }
});
