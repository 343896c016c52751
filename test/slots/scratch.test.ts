import { test } from 'vitest';
import raw from '../../cases/profile/example-bank.json' with { type: 'json' };
import { profile as schema, describeProblems } from '../../cases/profile/schema.js';
import { Temporal } from 'temporal-polyfill';
import { serviceSlot } from '../../dialogs/slots/service.js';
import { branchSlot } from '../../dialogs/slots/branch.js';
import { customerKindSlot } from '../../dialogs/slots/customerKind.js';
import { nameSlot } from '../../dialogs/slots/name.js';
import { contactSlot } from '../../dialogs/slots/contact.js';
import { amountSlot } from '../../dialogs/slots/amount.js';
test('x', () => {
  const r = schema.safeParse(raw);
  if (!r.success) { console.log(describeProblems(r.error)); return; }
  const p = r.data;
  const slots = { service: serviceSlot(() => p), branch: branchSlot(() => p), kind: customerKindSlot(), name: nameSlot(), contact: contactSlot(), amount: amountSlot() };
  const at = { at: { now: Temporal.PlainDateTime.from('2026-11-25T10:00'), offset: '+08:00', locale: 'zh-Hans' as const } };
  for (const s of ['我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000', '我姓王，13800138000', "I'd like to open an account at the Xuhui branch, I'm Mary Smith, mary@example.com", '我們公司想貸款兩百萬，靜安支行，聯絡人陳大文 0912345678','改成徐汇','不是浦东，是徐汇','把理财咨询改成开户','我叫王芳手机13800138000','公司开户','我想贷款50万','企业贷款','change pudong to xuhui','明年2026年12月3日上午10点','我的预约号BK-20261203-0007-K','我叫欧阳娜娜想约明天','我叫李想想开户','手机1380013800','我们公司想开户'])
    console.log(s, JSON.stringify(Object.fromEntries(Object.entries(slots).map(([k, x]) => [k, x.find(s, at as never).map((h) => [h.ok ? h.value : h.reason + (h.among ? JSON.stringify(h.among):''), s.slice(h.from, h.to)])]).filter(([,v])=>(v as unknown[]).length))));
});
