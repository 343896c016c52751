import { describe, expect, it } from 'vitest';
import { until } from '../../support/until.js';
import { exchange } from '../store/fixtures.js';
import type { Place } from '../store/place.js';
import { agent, call, does, done, waiting } from './fixtures.js';

/** What desks hear without asking. */
export function hints(place: () => Place): void {
  describe('a desk', () => {
    it('hears of handoffs and owners that change, and of nothing else; across instances on PostgreSQL', async () => {
      const [one, other] = await Promise.all([place().open(), place().open()]);
      const { clock, kind } = place();
      const heard: string[] = [];
      const afar: string[] = [];
      const stop = one.onHandoffs((changed) => heard.push(changed ? `${changed.conversation} ${changed.id}` : 'missed'));
      other.onHandoffs((changed) => afar.push(changed ? `${changed.conversation} ${changed.id}` : 'missed'));
      await exchange(one, 'plain', '1', clock.now());
      await call(one, waiting('c'), clock.now());
      await exchange(one, 'c', 'more', clock.now(), { owner: 'queue' });
      done(await does(one, 'c', { do: 'claim', by: agent('li') }, clock));
      await does(one, 'c', { do: 'claim', by: agent('zhao') }, clock);
      await exchange(one, 'plain', '2', clock.now(), { owner: 'nobody' });
      const all = ['c c~1', 'c c~1', 'plain '];
      expect(heard).toEqual(all);
      stop();
      done(await does(other, 'c', { do: 'return', by: agent('li'), note: '' }, clock));
      expect(heard).toEqual(all);
      if (kind === 'sqlite') expect(afar).toEqual(['c c~1']);
      // The last one in its own process at once; the others by the database, those of one moment told once.
      else await until('hints of the other instance', () => afar.includes('plain ') && afar.filter((each) => each === 'c c~1').length >= 2);
    });

    it('hears who comes and what they are up to, not each sign of life', async () => {
      const [one, other] = await Promise.all([place().open(), place().open()]);
      const heard: (string | undefined)[] = [];
      const afar: (string | undefined)[] = [];
      one.onPresence((staff) => heard.push(staff));
      other.onPresence((staff) => afar.push(staff));
      await one.presence.beat('li', 1_000, 'available');
      await one.presence.beat('li', 9_000, 'available');
      await one.presence.beat('li', 9_500);
      await one.presence.beat('zhao', 10_000, 'away');
      await one.presence.beat('li', 11_000, 'busy');
      await one.presence.beat('zhao', 50_000);
      expect(heard).toEqual(['li', 'zhao', 'li', 'zhao']);
      if (place().kind === 'postgres') await until('hints of the other instance', () => afar.includes('li') && afar.includes('zhao'));
    });
  });
}
