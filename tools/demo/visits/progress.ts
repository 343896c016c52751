import type { Locale } from '../../../records/message.js';
import type { Visit } from './visit.js';

const ASKS: Readonly<Record<Locale, string>> = { 'zh-Hans': '查进度', 'zh-Hant': '查進度', en: 'check my progress' };

/** Somebody comes back to ask how their matter stands: a stranger proves the telephone number by a code. */
export const progressVisit: Visit = async function* (visitor) {
  const { house, person: { locale, phone } } = visitor;
  yield visitor.later(5, 25);
  await visitor.say(ASKS[locale]);
  if (visitor.heard.texts.some((key) => key.startsWith('identify.'))) {
    yield visitor.later(6, 30);
    await visitor.say(phone);
    yield visitor.later(15, 60);
    const code = house.outside.code(`+86${phone}`);
    if (code !== undefined) await visitor.say(code);
  }
  await visitor.received();
};
