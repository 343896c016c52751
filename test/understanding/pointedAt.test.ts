import { describe, expect, test } from 'vitest';
import { amountSlot } from '../../dialogs/slots/amount.js';
import { contactSlot } from '../../dialogs/slots/contact.js';
import { nameSlot } from '../../dialogs/slots/name.js';
import { masked } from '../../dialogs/understanding/masked.js';
import { answersPointedAt } from '../../dialogs/understanding/pointedAt.js';
import { momentAt } from '../../bot/shell/think.js';
import { REFERENCE } from '../support/app.js';

const at = momentAt(REFERENCE, 'Asia/Shanghai', 'zh-Hans');
const slots = { name: nameSlot(), contact: contactSlot(), amount: amountSlot() };
const found = (said: string, ...fills: [slot: string, ...words: string[]][]) => answersPointedAt(fills.map(([slot, ...words]) => ({ slot, words })), slots, masked(said), { values: {}, partials: {} }, at);

describe('what is pointed at', () => {
  test('GIVEN words that were said THEN they are taken as they were said', () => {
    expect(found('大名儿叫歐陽修遠', ['name', '欧阳修远'])).toEqual({ name: '歐陽修遠' });
  });
  test('GIVEN a mark THEN what it hides', () => {
    expect(found('打１３８００１３８０００找我', ['contact', '⟦phone-1⟧'])).toEqual({ contact: '１３８００１３８０００' });
  });
  test.each<[string, string, [string, ...string[]]]>([
    ['words that were not said', '我姓王', ['name', '李雷']],
    ['half a mark', '打13800138000', ['contact', 'phone-1⟧']],
    ['a mark of the customer’s own', '打⟦phone-1⟧', ['contact', '⟦phone-1⟧']],
    ['a figure cut in two', '要3000000元', ['amount', '300']],
    ['a numeral cut in two', '要三十万', ['amount', '三十']],
    ['what is denied', '别叫我不是李雷', ['name', '李雷']],
    ['no words', '我姓王', ['name']],
    ['empty words', '我姓王', ['name', ' ']],
    ['a property that every object has', '我姓王', ['constructor', '王']],
  ])('GIVEN %s THEN nothing', (_, said, fill) => {
    expect(found(said, fill)).toEqual({});
  });
});

test.each(['我的卡是6222 0212 3456 7890 123', '一三八零零一三八零零零', '手机138-0013-8000，邮箱a.b@example.com', '编号12345678901234'])('GIVEN %s THEN no long number is left, and it comes back whole', (said) => {
  const hidden = masked(said);
  expect(hidden.text.replace(/\D/g, '').length).toBeLessThan(11);
  expect(hidden.unmask(hidden.text)).toBe(said);
});
