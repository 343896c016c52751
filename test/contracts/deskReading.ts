import { describe, expect, it } from 'vitest';
import { accepted, exchange, inbound, loaded, recordsOf } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';
import { call, does, done, agent, waiting } from './handoffs/fixtures.js';

/** What every store must find for the desk: `DeskReading`, and what `Handoffs` keeps for who may read. */
export function deskReadingContract(make: MakePlace): void {
  const at = eachPlace(make);

  describe('the desk', () => {
    it('finds where conversations stand, whatever they are called, and nothing of those that are not there', async () => {
      const database = await at().open();
      const now = at().clock.now();
      const odd = ['a:b|c', "' or 1=1 --", '😀/ü', `msteams|a:1${'x'.repeat(180)}`];
      for (const conversation of odd) await exchange(database, conversation, '1', now);
      await call(database, waiting('c'), now);
      done(await does(database, 'c', { do: 'claim', by: agent('li') }, at().clock));
      const heads = await database.desk.heads([...odd, 'c', 'nobody', '', 'a\u0000b', 'c']);
      expect([...heads.keys()].sort()).toEqual([...odd, 'c'].sort());
      expect(heads.get('c')).toEqual({ conversation: 'c', channel: 'directline', locale: 'zh-Hans', owner: 'agent:li', lastSequence: (await recordsOf(database, 'c')).length });
      for (const conversation of odd) expect(heads.get(conversation)).toMatchObject({ conversation, owner: 'bot' });
      expect(await database.desk.heads([])).toEqual(new Map());
    });

    it('finds the last records, in order', async () => {
      const database = await at().open();
      for (let count = 0; count < 5; count += 1) await exchange(database, 'c', `k${count}`, at().clock.now());
      await exchange(database, 'd', '1', at().clock.now());
      const all = await recordsOf(database, 'c');
      expect(all.length).toBeGreaterThan(5);
      expect(await database.desk.latest('c', 3)).toEqual(all.slice(-3));
      expect(await database.desk.latest('c', 999)).toEqual(all);
      expect([await database.desk.latest('nobody', 3), await database.desk.latest('a\u0000b', 3)]).toEqual([[], []]);
    });

    it('finds originals of what was masked, of this conversation and these records', async () => {
      const database = await at().open();
      const now = at().clock.now();
      for (const key of ['1', '2', '3']) accepted(await database.turns.accept({ ...inbound('c', key), ...(key !== '2' && { original: `sealed ${key}` }) }, now));
      const sequences = (await recordsOf(database, 'c')).map(({ sequence }) => sequence);
      accepted(await database.turns.accept({ ...inbound('d', '1'), original: 'sealed d' }, now));
      const [first = 0, second = 0, third = 0] = sequences;
      expect(await database.desk.originals('c', sequences)).toEqual(new Map([[first, 'sealed 1'], [third, 'sealed 3']]));
      expect(await database.desk.originals('c', [second])).toEqual(new Map());
      expect(await database.desk.originals('c', [])).toEqual(new Map());
      expect(await database.desk.originals('d', [first, 999])).toEqual(new Map([[(await recordsOf(database, 'd'))[0]?.sequence ?? 0, 'sealed d']]));
      expect(await database.desk.originals('nobody', sequences)).toEqual(new Map());
    });

    it('leaves one-time codes out while they are expected', async () => {
      const database = await at().open();
      const now = at().clock.now();
      await exchange(database, 'c', '1', now, { codeUntil: now + 600_000 });
      const inward = inbound('c', '2');
      accepted(await database.turns.accept({ ...inward, original: 'sealed', whileCode: { record: inward.record, original: 'sealed code' } }, now));
      const { pending } = await loaded(database, 'c');
      expect(await at().sql('select kind from originals')).toEqual([{ kind: 'code' }]);
      expect(await database.desk.originals('c', pending.map(({ sequence }) => sequence))).toEqual(new Map());
    });

    it('keeps who had a handoff before, and reads those of older programs that kept none', async () => {
      const database = await at().open();
      const { clock } = at();
      await call(database, waiting('c'), clock.now());
      expect(await database.handoffs.byId('c~1')).not.toHaveProperty('former');
      done(await does(database, 'c', { do: 'claim', by: agent('li') }, clock));
      done(await does(database, 'c', { do: 'pass', by: agent('li'), to: { agent: 'zhao' }, note: '', until: clock.at }, clock));
      const again = await at().open();
      expect(await again.handoffs.byId('c~1')).toMatchObject({ agent: 'zhao', former: ['li'] });
    });
  });
}
