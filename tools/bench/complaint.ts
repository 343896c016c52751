import { median } from './statistics.js';
import { GUITAI, Stand } from './subjects.js';
import { openConversation } from './targets/guitai.js';

/** A complaint from its first words to its receipt. */
export interface ComplaintResult {
  readonly turns: number;
  /** Of the whole conversation, without the customer's thinking; a median, in ms. */
  readonly ms: number;
  /** From the first words to the receipt number that is given before anything is asked. */
  readonly firstMs: number;
}

/** What a customer says who complains; the last is the read-back confirmed. */
const SAID = ['我要投诉，昨天下午在浦东支行，柜员态度特别差', '跳过', '请他道歉', '我叫王芳', '13800138000', '确认'];
const TIMES = 21;
const DONE = /投诉已提交，受理编号 CP-/;

/** Complains over and over, each time as a new customer. @throws Error when there is no receipt at the end. */
export async function measureComplaint(): Promise<ComplaintResult> {
  const stand = await Stand.of(GUITAI);
  try {
    const server = await stand.start();
    try {
      const whole: number[] = [];
      const first: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        const talker = await openConversation(server.address, SAID);
        const begun = performance.now();
        for (let turn = 0; turn < SAID.length; turn++) {
          await talker.turn();
          if (turn === 0) first.push(performance.now() - begun);
        }
        whole.push(performance.now() - begun);
        if (!DONE.test(talker.heard())) throw new Error(`no receipt; the last words: ${talker.heard()}`);
        talker.close();
      }
      return { turns: SAID.length, ms: median(whole), firstMs: median(first) };
    } finally {
      await server.stop();
    }
  } finally {
    await stand.remove();
  }
}
