import { expect, test } from 'vitest';
import type { Guitai } from '../../bot/app.js';
import type { Effect } from '../../bot/knowledge/effect.js';
import type { Done } from '../../bot/knowledge/loop.js';
import { startApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { textsOf } from '../support/inside.js';
import { until } from '../support/until.js';

function done<Value>(outcome: Done<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

const texts = async (app: Guitai, customer: Customer, question: string): Promise<readonly string[]> => textsOf(app, customer.conversation, (await customer.say(question)).id);
/** Nothing in the norms, nothing at the counter. */
const QUESTION = '怎么给存折换封皮';

/** The whole loop, by the customer's door; `environment` says where the data is. */
export function wholeLoop(environment: () => Readonly<Record<string, string>>): void {
  test('GIVEN what nobody can answer WHEN it is asked, made an alias and published by a second person THEN it is answered with the clause, without a restart', async () => {
    const running = await startApp(environment());
    try {
      const { app } = running;
      const loop = await app.loop();
      const customer = await Customer.arrive(app.address);
      expect(await texts(app, customer, QUESTION)).toEqual(['counter.unclear']);
      const other = await Customer.arrive(app.address);
      await other.say(`${QUESTION}？我的电话是13800138000`);
      const [group, ...others] = await loop.groups();
      if (group === undefined) throw new Error('nothing was collected');
      expect(others).toEqual([]);
      expect(group).toMatchObject({ count: 2, declined: 2, locales: ['zh-Hans'] });
      expect(JSON.stringify(await loop.groups())).not.toContain('13800138000');
      expect(group.nearest.length).toBeGreaterThan(0);

      const alias = done(await loop.propose({ kind: 'alias', clause: '4.3.4', questions: [QUESTION] }, '王芳', group.id));
      expect(await texts(app, customer, QUESTION)).not.toContain('norms.answer');
      const effect: Effect = done(await loop.effect(alias.id));
      expect(effect.own[0]).toMatchObject({ question: QUESTION, after: { outcome: 'answer', clause: '4.3.4' } });
      expect(effect.own[0]?.before.outcome).not.toBe('answer');
      expect(effect.figures.evaluation.before.asked).toBeGreaterThanOrEqual(40);
      expect(effect.figures.examples.before.asked).toBeGreaterThan(1_000);
      expect(effect.worse).toBe(0);

      expect(await loop.publish(alias.id, '王 芳')).toMatchObject({ ok: false, refusal: { reason: 'same-person' } });
      expect(await texts(app, customer, QUESTION)).not.toContain('norms.answer');
      expect(done(await loop.publish(alias.id, '李明'))).toMatchObject({ status: 'published', publishedBy: '李明' });
      const answered = await until('it is in force', async () => {
        const answer = await customer.say(QUESTION);
        return (await textsOf(app, customer.conversation, answer.id)).includes('norms.answer') ? answer : undefined;
      });
      expect(answered.text).toContain('4.3.4');
      expect((await loop.groups()).filter(({ id }) => id === group.id)).toEqual([]);

      done(await loop.withdraw(alias.id, '王芳'));
      await until('it is out of force', async () => !(await texts(app, customer, QUESTION)).includes('norms.answer'));
    } finally {
      await running.stop();
    }
  }, 60_000);

  test('GIVEN an answer that did not help WHEN it is said so THEN the question is collected with its clause, and dismissed by who looked', async () => {
    const running = await startApp(environment());
    try {
      const loop = await running.app.loop();
      const before = (await loop.groups()).map(({ id }) => id);
      const customer = await Customer.arrive(running.app.address);
      const answer = await customer.say('收到客户反馈，几小时内要初步响应？');
      await customer.press(answer, '👎 没帮上');
      const [group] = (await loop.groups()).filter(({ id }) => !before.includes(id));
      if (group === undefined) throw new Error('nothing was collected');
      expect(group).toMatchObject({ count: 1, declined: 0, unhelpful: ['4.3.2'] });
      expect(await loop.dismiss(group.id, ' ')).toMatchObject({ ok: false, refusal: { reason: 'nobody' } });
      expect(done(await loop.dismiss(group.id, '王芳'))).toBe(1);
      expect(await loop.dismiss(group.id, '王芳')).toMatchObject({ ok: false, refusal: { reason: 'unknown-group' } });
    } finally {
      await running.stop();
    }
  }, 60_000);
}
