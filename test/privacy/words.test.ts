import { describe, expect, test } from 'vitest';
import { maskMessage, originalOf, protectInbound } from '../../bot/privacy.js';
import type { Inbound } from '../../bot/turn/turnStore.js';
import { findPersonal } from '../../records/personal/find.js';
import { LOCALES, type Message } from '../../records/message.js';
import { Vault } from '../../records/vault.js';
import { TEXT_KEYS, text } from '../../texts/catalogue.js';

const vault = new Vault([{ id: 'test', secret: Buffer.alloc(32, 1) }]);
const CUSTOMER = { role: 'customer', id: 'u' } as const;
const BOT = { role: 'bot', id: 'guitai' } as const;
const inbound = (content: Partial<Message>): Inbound => ({
  conversation: 'c', key: 'k', wantsTurn: true,
  record: { kind: 'message', at: '2026-12-02T02:00:00.000Z', from: CUSTOMER, to: BOT, outcome: 'received', content: { text: '', locale: 'zh-Hans', ...content } },
});

describe('our own texts', () => {
  test.each(LOCALES)('GIVEN examples of numbers in %s THEN they stay where the text is named, and a customer\'s number beside them does not', (locale) => {
    const examples = TEXT_KEYS.filter((key) => findPersonal(text(locale, key)).length > 0);
    expect(examples).toContain('booking.contact.again');
    for (const key of examples) {
      const own = text(locale, key);
      expect(maskMessage({ text: own, locale, texts: [key] }, new Set()).text).toBe(own);
      expect(maskMessage({ text: `${own} 13912345678`, locale, texts: [key] }, new Set()).text).toBe(`${own} 139****5678`);
      expect(maskMessage({ text: own, locale, texts: ['form.unclear'] }, new Set()).text).not.toBe(own);
    }
  });

  test('GIVEN a message with everything THEN every word of it that is shown is masked, and what buttons carry is not', () => {
    const press = { title: '13912345678', say: '打13912345678', value: { form: 'f', slot: 'contact', value: '13912345678' } };
    const masked = maskMessage({ text: '13912345678', locale: 'zh-Hans', choices: [press], card: { title: '核对', facts: [{ label: '电话', value: '13912345678' }], notes: ['13912345678'], actions: [press] } }, new Set());
    expect(JSON.stringify(masked).match(/13912345678/g)).toHaveLength(2);
    expect([masked.choices?.[0]?.value, masked.card?.actions?.[0]?.value]).toEqual([press.value, press.value]);
  });
});

describe('what came in', () => {
  test('GIVEN nothing to hide THEN it is kept as it is, without an original', () => {
    const said = inbound({ text: '我想约12月2日15:00，金额50000元，受理编号 BK-20261125-0001-N', value: { when: '2026-12-02T15:00', amount: 50_000 } });
    const { whileCode: _whileCode, ...kept } = protectInbound(vault, said);
    expect(kept).toEqual(said);
    const event: Inbound = { ...said, record: { kind: 'event', at: '', from: CUSTOMER, to: BOT, outcome: 'received', content: { event: 'locale.chosen' } } };
    expect(protectInbound(vault, event)).toBe(event);
  });

  test('GIVEN personal data THEN only the sealed original holds it', () => {
    const said = inbound({ text: '打13912345678', value: { a: ['wang@example.cn'] } });
    const kept = protectInbound(vault, said);
    expect(kept.record).toMatchObject({ content: { text: '打139****5678', value: { a: ['w***@example.cn'] } } });
    expect(JSON.stringify(kept)).not.toMatch(/13912345678|wang@/);
    const record = { ...kept.record, conversation: 'c', channel: 'directline', sequence: 3, hash: '', previous: '' };
    expect(originalOf(vault, record, new Map([[3, kept.original ?? '']]))).toEqual({ text: '打13912345678', value: { a: ['wang@example.cn'] } });
    expect(originalOf(vault, record, new Map([[2, kept.original ?? '']]))).toBeUndefined();
  });

  test.each(['246810', '２４６８１０', '246 810', '24-68-10', '二四六八一零', '验证码：246810。', '壹貳叁肆伍陸', '二四六 八一零', '246–810', '24\u200b6810', '2 4 6 8 1 0', '②④⑥⑧①⓪', '𝟐𝟒𝟔𝟖𝟏𝟎', '2、4、6、8、1、0', '1234', '6222021234567', 'my code is 246810, thanks', '打13912345678，码246810'])('GIVEN a code (%s) THEN while one is expected none of its figures is kept', (said) => {
    const kept = protectInbound(vault, inbound({ text: said }));
    const code = kept.whileCode?.record;
    const shown = code?.kind === 'message' ? code.content.text : '';
    expect(shown).toContain('••••••');
    expect(shown.normalize('NFKC').replaceAll(/[^\d二四六壹]/g, '')).not.toMatch(/\d{4}|二|壹|^2/);
    expect(JSON.parse(vault.open(kept.whileCode?.original ?? ''))).toEqual({ text: said });
  });

  test.each(['你好', '三天', '没收到', '12号下午'])('GIVEN words that hold no code (%s) THEN they are kept', (said) => {
    expect(protectInbound(vault, inbound({ text: said })).whileCode).toBeUndefined();
  });
});
