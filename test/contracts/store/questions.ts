import { describe, expect, it } from 'vitest';
import type { OpenQuestion } from '../../../knowledge/loop/openQuestions.js';
import type { Draft } from '../../../records/record.js';
import { answer, CUSTOMER, exchange, expectWhole, inbound, loaded, recordsOf, turn, twoInstances } from './fixtures.js';
import type { Place } from './place.js';

/** Open questions: there with the turn that put them on record, and only then; each ends once. */
export function questions(place: () => Place): void {
  const event = (name: string, data: Readonly<Record<string, string | boolean>>, at = place().clock.at): Draft => ({ kind: 'event', at, from: { role: 'system', id: 'guitai' }, to: CUSTOMER, outcome: 'done', content: { event: name, data } });
  const declined = (question: string, at?: string): Draft => event('norms.declined', { question }, at);
  const settlement = { status: 'settled', by: '王', at: '2026-12-02T03:00:00.000Z', amendment: 'a-1' } as const;
  const words = (list: readonly OpenQuestion[]): string[] => list.map(({ question }) => question);

  describe('open questions', () => {
    it('come with the turn that declined them, under their event’s place', async () => {
      const database = await place().open();
      await exchange(database, 'c', 'k1', place().clock.now(), { locale: 'en', drafts: [declined('Who feeds the cat?'), answer('Sorry.')] });
      const records = await recordsOf(database, 'c');
      const sequence = records.find(({ kind }) => kind === 'event')?.sequence;
      expect(await database.questions.open(9)).toEqual([{ conversation: 'c', sequence, question: 'Who feeds the cat?', locale: 'en', channel: 'directline', why: 'declined', at: place().clock.at }]);
      await expectWhole(place());
    });

    it('come of an answer that did not help, with its clause, and of none that did', async () => {
      const database = await place().open();
      const rating = (helpful: boolean, question: string): Draft => event('norms.rated', { clause: '4.3.2', helpful, question });
      await exchange(database, 'c', 'k1', place().clock.now(), { drafts: [rating(true, '好'), rating(false, '不好'), event('norms.answered', { clause: '1.1' }), event('norms.declined', {})] });
      expect(await database.questions.open(9)).toMatchObject([{ question: '不好', why: 'unhelpful', clause: '4.3.2' }]);
    });

    it('are not there when the turn is superseded', async () => {
      const database = await place().open();
      const { clock } = place();
      await database.turns.accept(inbound('c', 'k'), clock.now());
      const work = await loaded(database, 'c');
      expect(await database.turns.commit({ ...turn(work, { drafts: [declined('谁')] }), stateVersion: 7 }, clock.now())).toMatchObject({ kind: 'superseded' });
      expect(await database.questions.open(9)).toEqual([]);
    });

    it('are read page by page, oldest first', async () => {
      const database = await place().open();
      const at = (second: number): string => new Date(place().clock.now() + second * 1_000).toISOString();
      await exchange(database, 'b', 'k', place().clock.now(), { drafts: [declined('三', at(3)), declined('一', at(1))] });
      await exchange(database, 'a', 'k', place().clock.now(), { drafts: [declined('二甲', at(2)), declined('二乙', at(2))] });
      const first = await database.questions.open(2);
      expect(words(first)).toEqual(['一', '二甲']);
      expect(words(await database.questions.open(9, first.at(-1)))).toEqual(['二乙', '三']);
    });

    it('end once, whoever ends them, and only those that are named', async () => {
      const instance = await twoInstances(place());
      await exchange(instance(0), 'c', 'k', place().clock.now(), { drafts: [declined('一'), declined('二'), declined('三')] });
      const [one, two, three] = await instance(1).questions.open(9);
      if (!one || !two || !three) throw new Error('three were asked');
      const ended = await Promise.all([instance(0).questions.settle([one, two, one], settlement), instance(1).questions.settle([one, two], { ...settlement, status: 'dismissed' })]);
      expect(ended.reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(words(await instance(0).questions.open(9))).toEqual(['三']);
      expect(await instance(0).questions.settle([{ conversation: 'nobody', sequence: 1 }, { conversation: '\0', sequence: 1 }], settlement)).toBe(0);
      expect(await instance(0).questions.settle([], settlement)).toBe(0);
    });

    it('are worked through beside a server', async () => {
      const server = await place().open({ exclusive: place().kind === 'sqlite' });
      await exchange(server, 'c', 'k1', place().clock.now(), { drafts: [declined('一')] });
      const tool = await place().questions();
      const found = await tool.questions.open(9);
      expect(words(found)).toEqual(['一']);
      expect(await tool.questions.settle(found, settlement)).toBe(1);
      expect(await place().sql('select status, settled_by, settled_at, amendment from open_questions')).toEqual([{ status: 'settled', settled_by: '王', settled_at: settlement.at, amendment: 'a-1' }]);
      await exchange(server, 'c', 'k2', place().clock.now(), { drafts: [declined('二')] });
      expect(words(await tool.questions.open(9))).toEqual(['二']);
    });
  });
}
