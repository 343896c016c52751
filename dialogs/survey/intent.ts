import type { Intent } from '../counter/intents.js';
import { readMark } from '../slots/mark.js';
import { ASPECTS } from './marks.js';

const WANTED = /(打|给|评)(个|了|到)?.{0,8}([\d一二两三四五十]+\s*分|[一二三四五\d]颗?星|满分)|满意度|(给|打)个(一般|好|满意|差)$|^(我来|我想|我要)?(做|打|写)?(个|一个|一下)?(评价|评分)(一下)?([:：,，]|$)|评个分|^([一二三四五\d](颗?星|分))$|(服务|整体|总体|体验)评分|^(服务|总体|整体)?评价[:：,，]|^([1-5]|one|two|three|four|five) stars?\b|评分在?哪|^(总体|整体|这次|本次|服务|我)*(非常|比较|很|还|还算|不太|不|挺)?(满意|不满意)([,，。!！].*)?$|^(非常|很|不太)?不?满意[,，].{0,6}[一二三四五\d](颗?星|分)|(rate|rating|give) .{0,30}(\d|one|two|three|four|five)( out of (5|five)| stars?| points?)|\b(survey|rate (you|your service|the service))\b/u;
const NOT = /预约|约|[点點]|分钟|分期|举报|查|进度|信用评分|征信|客户|怎么评|complain|interest rate|exchange rate/u;

/** The customer gives marks unasked: for the newest service of theirs here that has none yet (norm 7.2). */
export const surveyIntent: Intent = {
  form: 'survey',
  wanted: (plain) => WANTED.test(plain) && !NOT.test(plain),
  async begin(input, ports, turn) {
    const closed = (await ports.cases.ofConversation(turn.conversation, 10)).find(({ state, details }) => state === 'closed' && details['survey'] === undefined);
    // 满意度 names the survey, and is no mark.
    const mark = readMark(input.text.replace(/[满滿]意度/gu, ''));
    return { form: 'survey', values: { ...(closed && { number: closed.number }), ...(mark.ok && Object.fromEntries(ASPECTS.map((aspect) => [aspect, mark.value]))) } };
  },
};
