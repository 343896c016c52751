import type { Locale } from '../../../records/message.js';
import { nextDeskTime } from '../calendar.js';
import { fill } from '../house/fill.js';
import type { House } from '../house/house.js';
import type { Doing } from '../house/schedule.js';
import type { Random } from '../../crash/random.js';
import { laterSurvey } from './survey.js';
import { contactOf, someHours, vary, type Visit } from './visit.js';

const WORDS: Readonly<Record<Locale, { readonly begin: readonly string[]; readonly wealth: readonly string[]; readonly purposes: readonly string[]; readonly incomes: readonly string[] }>> = {
  'zh-Hans': { begin: ['我要申请个人贷款50万', '申请个人贷款30万', '我想申请个人贷款，金额20万', '我要申请个人贷款15万'], wealth: ['我要申请买理财'], purposes: ['装修房子', '买车', '给孩子交学费', '旅游', '周转', '买家具'], incomes: ['月入两万', '25万一年', '月入8000'] },
  'zh-Hant': { begin: ['我要申請個人貸款50萬', '我要申請個人貸款20萬'], wealth: ['我想申請理財'], purposes: ['裝修房子', '買車', '進修'], incomes: ['月入兩萬', '月入三萬'] },
  en: { begin: ['I want to apply for a personal loan of 200,000 yuan', 'I want to apply for a personal loan of 100,000 yuan'], wealth: ["I'd like to apply for wealth management"], purposes: ['renovation', 'a car', 'tuition'], incomes: ['300,000 yuan a year', '20,000 yuan a month'] },
};

/** Somebody applies; staff review it in three steps. */
export const applicationVisit: Visit = async function* (visitor, begin) {
  const { random, house, person: { locale, name } } = visitor;
  const words = WORDS[locale];
  const wealth = random.chance(0.35);
  yield visitor.later(5, 30);
  await visitor.say(random.among(wealth ? words.wealth : words.begin));
  const done = yield* fill(
    visitor, 'application',
    { amount: '20万', income: random.among(words.incomes), purpose: vary(visitor, words.purposes), security: random.whole(0, 4), riskTolerance: random.whole(0, 3), preference: 0, customerKind: 0, service: 0, name, contact: contactOf(visitor) },
    random.chance(0.15) ? random.whole(1, 4) : undefined,
  );
  await visitor.received();
  const [made] = done ? await house.app.database.cases.ofConversation(visitor.conversation, 1) : [];
  if (made === undefined) return;
  const begins = nextDeskTime(house.clock.now() + someHours(random, 0.5, 30));
  begin(begins, reviews(house, random, made.number, visitor.conversation));
  if (random.chance(0.4)) begin(begins + someHours(random, 180, 420), laterSurvey(visitor, 0.7));
};

async function* reviews(house: House, random: Random, number: string, conversation: string): Doing {
  const [one = '', two = '', three = ''] = [...house.staff('agent'), ...house.staff('supervisor')].map(({ id }) => id).sort(() => random.next() - 0.5);
  const ends = async (): Promise<void> => {
    const owner = house.staff('agent').find(({ id }) => id === one) ?? house.staff('supervisor')[0];
    if (owner === undefined) return;
    await house.takesTasks(conversation, owner);
    await house.endsTasks(conversation, owner);
  };
  const later = (low: number, high: number): number => nextDeskTime(house.clock.now() + someHours(random, low, high));
  const step = (by: string, what: Readonly<Record<string, string>>): Promise<void> => house.steps(number, conversation, by, { do: what['do'] ?? '', ...what });
  await step(one, { do: 'accept' });
  for (const [stage, by] of [['first', one], ['second', two], ['final', three]] as const) {
    yield later(2, stage === 'final' && random.chance(0.15) ? 160 : 30);
    const declined = random.chance(0.07);
    await step(by, { do: 'review', stage, verdict: declined ? 'decline' : 'pass', reason: declined ? '收入证明与申报不一致，暂不符合条件' : '材料齐全，符合条件' });
    if (declined) {
      yield later(2, 20);
      await step(one, { do: 'close' });
      await ends();
      return;
    }
  }
  yield later(2, 30);
  await step(one, { do: 'arrange', text: '请携带身份证件到支行签约，客户经理会与您联系。' });
  yield later(10, 60);
  await step(one, { do: 'confirm' });
  yield later(1, 20);
  await step(one, { do: 'close' });
  await ends();
}
