import { describe, expect, it } from 'vitest';
import { exchange, recordsOf } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

/** What every database must do to project conversations. */
export function projectingContract(make: MakePlace): void {
  const at = eachPlace(make);

  describe('projecting', () => {
    it('GIVEN conversations that nobody has projected WHEN they are THEN none is behind, until one grows', async () => {
      const database = await at().open();
      const now = at().clock.now();
      for (const conversation of ['a', 'b', "' or 1=1 --"]) await exchange(database, conversation, '1', now);
      expect(await database.projecting.behind('', 10)).toEqual(["' or 1=1 --", 'a', 'b']);
      expect(await database.projecting.behind('a', 10)).toEqual(['b']);
      expect(await database.projecting.behind('', 1)).toEqual(["' or 1=1 --"]);
      expect(await database.projecting.project(['b', 'a', 'nobody', '', "' or 1=1 --"])).toEqual({ again: [], failed: [] });
      expect(await database.projecting.behind('', 10)).toEqual([]);
      await exchange(database, 'a', '2', now);
      expect(await database.projecting.behind('', 10)).toEqual(['a']);
      await database.projecting.project(['a']);
      expect(await at().sql("select through from projected where conversation = 'a'")).toEqual([{ through: expect.anything() as unknown }]);
      const [row] = await at().sql("select through from projected where conversation = 'a'");
      expect(Number(row?.['through'])).toBe((await recordsOf(database, 'a')).length);
    });

    it('GIVEN an older version of the projections WHEN it looks THEN all is behind', async () => {
      const database = await at().open();
      await exchange(database, 'a', '1', at().clock.now());
      await database.projecting.project(['a']);
      await at().sql("update projected set versions = 'older 1'");
      expect(await database.projecting.behind('', 10)).toEqual(['a']);
    });

    it('GIVEN several who project the same WHEN they do so at once THEN all is projected once', async () => {
      const one = await at().open();
      const other = await at().open();
      const all = Array.from({ length: 12 }, (_, index) => `c${index}`);
      for (const conversation of all) await exchange(one, conversation, '1', at().clock.now());
      const done = await Promise.all([one, other, one, other].map(async (database, index) => database.projecting.project(index % 2 === 0 ? all : [...all].reverse())));
      expect(done.every(({ failed }) => failed.length === 0)).toBe(true);
      expect(await one.projecting.behind('', 20)).toEqual([]);
      expect(await at().sql('select count(*) as count from projected')).toEqual([{ count: expect.anything() as unknown }]);
    });
  });
}
