import { describe, expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import type { Draft } from '../../records/record.js';
import { reviewReading } from '../../bot/compose/review.js';
import { facetWord } from '../../supervision/review/facets.js';
import type { EpisodePage, EpisodeSearch } from '../../supervision/review/port.js';
import { termsOf } from '../../supervision/review/words.js';
import { accepted, answer, CUSTOMER, inbound, recordsOf, said } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

/** What every store must find for who reviews: `ReviewReading`. */
export function reviewReadingContract(make: MakePlace): void {
  const at = eachPlace(make);

  const say = async (database: Database, conversation: string, drafts: readonly Draft[], channel = 'directline'): Promise<void> => {
    for (const record of drafts) {
      accepted(await database.turns.accept(inbound(conversation, crypto.randomUUID(), { record, wantsTurn: false, opening: { channel, customer: CUSTOMER, locale: 'zh-Hans', reference: null } }), at().clock.now()));
    }
    await database.projecting.project([conversation]);
  };
  const event = (name: string, data: Readonly<Record<string, string | number>>, when?: string): Draft => ({
    kind: 'event', at: when ?? '2026-12-02T02:00:00.000Z', from: { role: 'system', id: 'guitai' }, to: CUSTOMER, outcome: 'done', content: { event: name, data },
  });
  const search = (database: Database, words: string, more: Partial<EpisodeSearch> = {}): Promise<EpisodePage> => {
    const terms = termsOf(words);
    if (typeof terms === 'string') throw new Error(terms);
    return reviewReading(database.readings, database.records).search({ terms, groups: [], without: [], limit: 10, ...more });
  };
  const named = async (database: Database, words: string, more: Partial<EpisodeSearch> = {}): Promise<string[]> => (await search(database, words, more)).hits.map(({ conversation }) => conversation);

  describe('the review', () => {
    it('GIVEN words in any script and width WHEN looked for THEN they are found where they stand side by side', async () => {
      const database = await at().open();
      await say(database, 'simple', [said('我的余额显示错误')]);
      await say(database, 'traditional', [said('我的餘額顯示錯誤')]);
      await say(database, 'apart', [said('余额不对'), answer('显示中，错误码 E42')]);
      await say(database, 'latin', [said('My Credit-Card was discarded, ＡＴＭ')]);
      expect(await named(database, '余额显示')).toEqual(['traditional', 'simple']);
      expect(await named(database, '餘額')).toEqual(['apart', 'traditional', 'simple']);
      // Each of several terms may stand in a line of its own.
      expect(await named(database, '余额 错误')).toEqual(['apart', 'traditional', 'simple']);
      expect(await named(database, '余')).toEqual(['apart', 'traditional', 'simple']);
      expect(await named(database, 'e42')).toEqual(['apart']);
      expect([await named(database, 'card'), await named(database, 'ATM'), await named(database, '"credit-card"'), await named(database, 'car')]).toEqual([['latin'], ['latin'], ['latin'], ['latin']]);
      expect([await named(database, 'ard'), await named(database, '额余'), await named(database, '没有说过')]).toEqual([[], [], []]);
      const { hits: [hit] } = await search(database, '顯示');
      expect(hit).toMatchObject({ found: 1, lines: [{ sequence: 2, role: 'bot', text: '显示中，错误码 E42', marks: [{ from: 0, to: 2 }] }] });
    });

    it('GIVEN signs of every query language in a search THEN they are words like others', async () => {
      const database = await at().open();
      await say(database, 'odd', [said("it's 100% \\ 'quoted' (a) & b | !c :* <-> \"d\" NOT OR NEAR -- ; drop")]);
      for (const words of ["it's", '100%', "'quoted'", '(a)', 'NOT', 'NEAR', '!c', ':*<->drop', "a' OR '1'='1", '"; drop table records; --"', '\\', '*', '\u0000a', '=ch:directline']) {
        const terms = termsOf(words);
        if (typeof terms === 'string') expect(terms).toBe('no-word');
        else expect((await named(database, words)).length).toBeLessThan(2);
      }
      expect(await named(database, 'near')).toEqual(['odd']);
      expect(await named(database, '=ch:directline')).toEqual([]);
      expect(await recordsOf(database, 'odd')).toHaveLength(1);
    });

    it('GIVEN many episodes WHEN read page by page THEN each comes once, newest first, and the last page says so', async () => {
      const database = await at().open();
      const all = Array.from({ length: 23 }, (_, index) => `c${String(index).padStart(2, '0')}`);
      for (const conversation of all) await say(database, conversation, [said(`翡翠${conversation}`), said('别的')]);
      for (const words of ['翡翠', '']) {
        const seen: string[] = [];
        let before: number | undefined;
        for (let pages = 0; pages < 10; pages += 1) {
          const page = await search(database, words, { limit: 5, ...(before !== undefined && { before }) });
          seen.push(...page.hits.map(({ conversation }) => conversation));
          before = page.next;
          if (before === undefined) break;
        }
        expect(seen).toEqual([...all].reverse());
      }
    });

    it('GIVEN facets WHEN filtered THEN all groups must hold, one word of each', async () => {
      const database = await at().open();
      await say(database, 'web', [said('年费'), event('norms.answered', { clause: '4.3.2' }), event('survey.answered', { attitude: 1, efficiency: 5 })]);
      await say(database, 'teams', [said('年费'), event('person.offered', { why: 'anger' }), event('survey.answered', { attitude: 5 })], 'msteams');
      await say(database, 'plain', [said('年费')]);
      const by = (groups: readonly (readonly string[])[], words = '', without: readonly string[] = []): Promise<string[]> => named(database, words, { groups, without });
      expect(await by([[facetWord('channel', 'msteams')]])).toEqual(['teams']);
      expect(await by([[facetWord('clause', '4.3.2')]], '年费')).toEqual(['web']);
      expect(await by([[facetWord('mark', 'low'), facetWord('mark', 'high')]])).toEqual(['teams', 'web']);
      expect(await by([[facetWord('mark', 'low'), facetWord('mark', 'high')], [facetWord('mood', 'anger')]], '年费')).toEqual(['teams']);
      expect(await by([[facetWord('mark', 'low')], [facetWord('mood', 'anger')]])).toEqual([]);
      expect(await by([], '年费', [facetWord('channel', 'msteams')])).toEqual(['plain', 'web']);
      expect(await by([], '', [facetWord('channel', 'msteams')])).toEqual(['plain', 'web']);
      const { hits: [web] } = await search(database, '', { groups: [[facetWord('clause', '4.3.2')]] });
      expect(web?.facets).toMatchObject({ channel: 'directline', marks: ['low'], mark: 3, clauses: ['4.3.2'], messages: 1, said: '年费' });
    });

    it('GIVEN a conversation that goes on after a long silence THEN it is several episodes, each found in its own time', async () => {
      const database = await at().open();
      await say(database, 'long', [said('上午问年费', '2026-12-01T02:00:00.000Z'), answer('好', '2026-12-01T02:00:01.000Z'), event('deadline.reminded', { number: 'CP-1' }, '2026-12-01T23:00:00.000Z'), said('晚上问利率', '2026-12-02T12:00:00.000Z'), said('又问年费', '2026-12-20T02:00:00.000Z')]);
      const episodes = await reviewReading(database.readings, database.records).episodes('long');
      expect(episodes.map(({ firstSequence, lastSequence }) => [firstSequence, lastSequence])).toEqual([[1, 3], [4, 4], [5, 5]]);
      expect((await search(database, '年费')).hits.map(({ firstSequence }) => firstSequence)).toEqual([5, 1]);
      expect((await search(database, '', { since: '2026-12-02T00:00:00.000Z', until: '2026-12-03T00:00:00.000Z' })).hits.map(({ firstSequence }) => firstSequence)).toEqual([4]);
      // More is said in the last: its row is made anew, and the others stay as they are.
      const before = await at().sql("select id, digest from review_episodes where conversation = 'long' order by id");
      await say(database, 'long', [said('再补充手续费', '2026-12-20T02:05:00.000Z')]);
      const after = await at().sql("select id, digest from review_episodes where conversation = 'long' order by id");
      expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
      expect(after[2]?.['id']).toEqual(before[2]?.['id']);
      expect(await named(database, '手续费')).toEqual(['long']);
      expect(await named(database, '年费')).toEqual(['long', 'long']);
    });

    it('GIVEN a record that somebody damaged WHEN read THEN the rest is found and the line is told', async () => {
      const database = await at().open();
      await say(database, 'hurt', [said('第一句翡翠'), said('第二句'), said('第三句玛瑙')]);
      await at().sql("update records set content = 'not json' where conversation = 'hurt' and sequence = 2");
      expect(await named(database, '玛瑙')).toEqual(['hurt']);
      await database.projecting.project(['hurt']);
      expect(await named(database, '翡翠')).toEqual(['hurt']);
      const reading = reviewReading(database.readings, database.records);
      const lines = await reading.lines('hurt', 1, 10);
      expect([lines.records.map(({ sequence }) => sequence), lines.unreadable.map(({ sequence }) => sequence), lines.lastSequence]).toEqual([[1, 3], [2], 3]);
      expect(await reading.outline('nobody')).toBeUndefined();
      expect(await reading.outline('hurt')).toMatchObject({ lastSequence: 3, counts: { messages: 3, events: 0 } });
    });

    it('GIVEN a deleted conversation THEN it is not found any more', async () => {
      const database = await at().open();
      await say(database, 'gone', [said('翡翠')]);
      await say(database, 'stays', [said('翡翠')]);
      await at().sql("delete from review_episodes where conversation = 'gone'");
      expect(await named(database, '翡翠')).toEqual(['stays']);
    });
  });

  describe('kept searches', () => {
    it('GIVEN searches of several people THEN each sees their own and what is shared, and changes only from the version they saw', async () => {
      const { savedSearches } = await at().open();
      const one = { id: 'a', owner: 'li', name: '二', shared: false, savedAt: '2026-12-02T02:00:00.000Z', version: 1, filters: '{"words":"王先生"}' };
      await savedSearches.add(one);
      await savedSearches.add(one);
      await savedSearches.add({ ...one, id: 'b', owner: 'zhou', name: '一', shared: true });
      expect((await savedSearches.of('li')).map(({ id }) => id).sort()).toEqual(['a', 'b']);
      expect((await savedSearches.of('zhou')).map(({ id }) => id)).toEqual(['b']);
      expect(JSON.stringify(await at().sql('select * from saved_searches'))).not.toContain('王先生');
      expect(await savedSearches.change({ ...one, name: '三', version: 2 })).toBe(true);
      expect(await savedSearches.change({ ...one, name: '四', version: 2 })).toBe(false);
      expect(await savedSearches.byId('a')).toEqual({ ...one, name: '三', version: 2 });
      await savedSearches.remove('a');
      expect([await savedSearches.byId('a'), await savedSearches.byId('a\u0000')]).toEqual([undefined, undefined]);
    });
  });
}
