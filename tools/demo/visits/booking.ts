import type { Locale } from '../../../records/message.js';
import { inZone } from '../calendar.js';
import { fill } from '../house/fill.js';
import type { Doing } from '../house/schedule.js';
import type { Visitor } from '../house/visitor.js';
import { laterSurvey } from './survey.js';
import { contactOf, someHours, type Begin, type Visit } from './visit.js';

const DAY_MS = 86_400_000;
const SERVICES = ['wealth-advice', 'wealth-advice', 'open-account', 'open-account', 'personal-loan', 'cross-border-transfer', 'mobile-banking', 'business-account'] as const;
type Service = (typeof SERVICES)[number];

const WORDS: Readonly<Record<Locale, { readonly services: Readonly<Record<Service, string>>; readonly branches: readonly string[]; readonly wish: (service: string, branch: string) => string; readonly when: (month: number, day: number, hour: number) => string; readonly amount: string; readonly drop: string; readonly move: string; readonly reasons: readonly string[] }>> = {
  'zh-Hans': {
    services: { 'wealth-advice': '理财咨询', 'open-account': '开户', 'personal-loan': '个人贷款', 'cross-border-transfer': '跨境汇款', 'mobile-banking': '手机银行开通', 'business-account': '企业开户' }, branches: ['浦东支行', '徐汇支行', '静安支行'],
    wish: (service, branch) => `我想预约${service}，${branch}`, when: (month, day, hour) => `${month}月${day}日${hour < 12 ? '上午' : '下午'}${hour > 12 ? hour - 12 : hour}点`, amount: '20万左右', drop: '取消预约', move: '改期', reasons: ['那天要开会', '临时有事', '家里有人生病'],
  },
  'zh-Hant': {
    services: { 'wealth-advice': '理財諮詢', 'open-account': '開戶', 'personal-loan': '個人貸款', 'cross-border-transfer': '跨境匯款', 'mobile-banking': '手機銀行開通', 'business-account': '企業開戶' }, branches: ['浦東支行', '靜安支行', '徐匯支行'],
    wish: (service, branch) => `我想預約${service}，${branch}`, when: (month, day, hour) => `${month}月${day}日${hour < 12 ? '上午' : '下午'}${hour > 12 ? hour - 12 : hour}點`, amount: '30萬', drop: '取消預約', move: '改期', reasons: ['那天要開會', '臨時有事'],
  },
  en: {
    services: { 'wealth-advice': 'wealth advice', 'open-account': 'opening an account', 'personal-loan': 'a personal loan', 'cross-border-transfer': 'a cross-border transfer', 'mobile-banking': 'mobile banking set-up', 'business-account': 'opening a business account' }, branches: ['Pudong', 'Xuhui', 'Jing an'],
    wish: (service, branch) => `I want to book an appointment for ${service} at the ${branch} branch`, when: (month, day, hour) => `${day} ${MONTHS[month - 1] ?? ''} at ${hour > 12 ? hour - 12 : hour} ${hour < 12 ? 'am' : 'pm'}`, amount: '200,000 yuan', drop: 'cancel my appointment', move: 'reschedule', reasons: ['I have a meeting', 'Something came up'],
  },
};
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** Hours that appointments are wanted at. */
const HOURS = [9, 10, 10, 11, 14, 15, 15, 16];

/** Somebody books; some of them move or cancel it later, most come, and are asked how it was. */
export const bookingVisit: Visit = async function* (visitor, begin) {
  const { random, person: { locale, name } } = visitor;
  const words = WORDS[locale];
  const service = words.services[random.among(SERVICES)];
  yield visitor.later(5, 30);
  await visitor.say(words.wish(service, random.among(words.branches)));
  const { month, day, hour } = wanted(visitor);
  const done = yield* fill(visitor, 'booking', { when: words.when(month, day, hour), time: words.when(month, day, hour), name, contact: contactOf(visitor), amount: words.amount, customerKind: 0, service: 0 }, random.chance(0.12) ? 3 : undefined);
  await visitor.received();
  if (done) yield* afterBooking(visitor, begin);
};

/** A working day within a week and a half, in the hours. */
function wanted({ house, random }: Visitor): { readonly month: number; readonly day: number; readonly hour: number } {
  let at = house.clock.now() + random.whole(1, 11) * DAY_MS;
  while (inZone(at).weekday % 6 === 0) at += DAY_MS;
  const { month, day } = inZone(at);
  return { month, day, hour: random.among(HOURS) };
}

async function* afterBooking(visitor: Visitor, begin: Begin): Doing {
  const { random, house, person: { locale } } = visitor;
  const [booking] = await house.app.database.bookings.ofConversation(visitor.conversation, 1);
  if (booking === undefined) return;
  const ends = Date.parse(`${booking.start}:00+08:00`) + booking.duration * 60_000;
  const words = WORDS[locale];
  const changes = random.next();
  if (changes < 0.22) {
    yield Math.min(house.clock.now() + someHours(random, 0.3, 40), ends - booking.duration * 60_000 - 3 * 3_600_000);
    await visitor.say(changes < 0.1 ? words.drop : words.move);
    const { month, day, hour } = wanted(visitor);
    yield* fill(visitor, 'change', { when: words.when(month, day, hour), time: words.when(month, day, hour), reason: random.among(words.reasons) });
    await visitor.received();
    if (changes < 0.1) return;
  }
  // Asked afterwards whether they came, and how it was.
  if (random.chance(0.6)) begin(ends + someHours(random, 3, 30), afterVisit(visitor));
}

async function* afterVisit(visitor: Visitor): Doing {
  yield visitor.later(0, 30);
  await visitor.look();
  if (visitor.heard.texts.some((key) => key.startsWith('visit.'))) await visitor.press(visitor.random.chance(0.88) ? 0 : 1);
  yield* laterSurvey(visitor, 0.75);
}
