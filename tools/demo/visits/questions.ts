import { CHATTER, QUESTIONS } from '../words/everyday.js';
import type { Visit } from './visit.js';

/** Somebody asks one thing and another; some press a thumb. */
export const questionsVisit: Visit = async function* (visitor) {
  const { random, person: { locale } } = visitor;
  const many = random.whole(1, 4);
  for (let asked = 0; asked < many; asked += 1) {
    // A form that began is somebody else's visit.
    if (visitor.heard.texts.some((key) => key.endsWith('.ask'))) break;
    yield visitor.later(6, 60);
    await visitor.say(random.among(random.chance(0.22) ? CHATTER[locale] : QUESTIONS[locale]));
    if (random.chance(0.3) && visitor.heard.choices.some(({ title }) => title.includes('👍'))) {
      yield visitor.later(3, 20);
      await visitor.press(random.chance(0.72) ? '👍' : '👎');
    }
  }
  await visitor.received();
};
