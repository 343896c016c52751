import type { CrashCustomer } from './customer.js';
import { LeftAlone } from './customer.js';
import { buttonsOf, type Seen } from './frames.js';
import type { Random } from './random.js';

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'];
const DAYS = ['一', '二', '三', '四', '五'];
const HOURS = ['上午十点', '上午十一点', '下午两点', '下午三点'];
const BRANCHES = ['浦东支行', '徐汇支行', '静安支行'];
const CHAT = ['你好', '你们几点开门？', '谢谢', '浦东支行在哪里？', '可以开户吗', '周末上班吗', '办业务要带什么'];
const RECEIPT = /BK-\d{8}-\d{4}-[0-9A-Z]/;
/** Presses until a booking is made: one that is refused is offered other times, each may be gone by then. */
const MOST_PRESSES = 15;

/** Buttons that lead away from the booking. */
const AWAY = /取消|人工|营业时间/;

/** What one customer comes for; customers of a round want the same hours, so that they race for them. */
export interface Errand {
  /** No two customers share it: a customer may hold three appointments only. */
  readonly number: number;
  readonly random: Random;
}

/** One customer's whole visit: a booking, and words before and after. The receipt number. @throws LeftAlone */
export async function visit(customer: CrashCustomer, { number, random }: Errand): Promise<string> {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, random.whole(0, 120)));
  await customer.arrive();
  await customer.answerAfter(0);
  await pause();
  if (random.chance(0.5)) await chat(customer, random);
  const wanted = wish(number, random);
  let answer = await customer.answerAfter(await customer.post({ text: wanted }));
  let receipt: string | undefined;
  for (let presses = 0; receipt === undefined; presses++) {
    if (presses === MOST_PRESSES) throw new LeftAlone(`${customer.conversation}: no booking after ${presses} presses; the last words: ${answer.text ?? ''}`);
    await pause();
    answer = await press(customer, answer, wanted, random);
    receipt = RECEIPT.exec(answer.text ?? '')?.[0];
  }
  await pause();
  await chat(customer, random);
  await pause();
  await burst(customer, random);
  return receipt;
}

function wish(number: number, random: Random): string {
  const phone = `139${String(number % 100_000_000).padStart(8, '0')}`;
  // Whole hours of few days: the customers of one round want each other's.
  return `我想下下周${random.among(DAYS)}${random.among(HOURS)}在${random.among(BRANCHES)}约理财咨询，我姓${random.among(SURNAMES)}，手机${phone}`;
}

/** Presses confirm where it is offered, else one of the times offered; sometimes twice at once, as impatient people do. Where there is nothing to press, says everything again. */
async function press(customer: CrashCustomer, shown: Seen, wanted: string, random: Random): Promise<Seen> {
  const buttons = buttonsOf(shown).filter(({ title }) => !AWAY.test(title));
  const button = buttons.find(({ title }) => title === '确认') ?? (buttons.length > 0 ? random.among(buttons) : { title: '', sends: { text: wanted } });
  const times = random.chance(0.3) ? 2 : 1;
  const sequences = await Promise.all(Array.from({ length: times }, () => customer.post(button.sends)));
  return await customer.answerAfter(Math.min(...sequences));
}

async function chat(customer: CrashCustomer, random: Random): Promise<void> {
  await customer.answerAfter(await customer.post({ text: random.among(CHAT) }));
}

/** Several messages without waiting for an answer to each. */
async function burst(customer: CrashCustomer, random: Random): Promise<void> {
  const posts = Array.from({ length: random.whole(2, 4) }, () => customer.post({ text: random.among(CHAT) }));
  await customer.answerAfter(Math.max(...(await Promise.all(posts))));
}
