import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelMemory } from '../../bot/channels/memory.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

/** What every implementation of {@link ChannelMemory} keeps to. */
export function channelMemoryContract(make: MakePlace): void {
  const at = eachPlace(make);
  let memory: ChannelMemory;
  beforeEach(async () => {
    memory = (await at().open()).channels;
  });

  describe('what channels remember', () => {
    test('GIVEN nothing WHEN something is put twice as new THEN the first stands', async () => {
      expect(await memory.get('a')).toBeUndefined();
      expect(await memory.put('a', 'one', 0)).toBe(true);
      expect(await memory.put('a', 'two', 0)).toBe(false);
      expect(await memory.get('a')).toEqual({ key: 'a', value: 'one', version: 1 });
    });

    test('GIVEN a value WHEN ten put their own in the place of one version at once THEN one of them does', async () => {
      await memory.put('race', '0', 0);
      const done = await Promise.all(Array.from({ length: 10 }, (_, index) => memory.put('race', String(index), 1)));
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await memory.get('race')).toMatchObject({ value: String(done.indexOf(true)), version: 2 });
    });

    test('GIVEN keys with marks that patterns are made of THEN a list holds what begins so, and nothing else', async () => {
      for (const key of ['p%:1', 'p%:2', 'px:1', 'p_:1', 'p%']) await memory.put(key, key, 0);
      expect((await memory.list('p%:', 10)).map(({ key }) => key)).toEqual(['p%:1', 'p%:2']);
      expect((await memory.list('p%:', 1)).map(({ key }) => key)).toEqual(['p%:1']);
      await memory.remove('p%:1');
      expect((await memory.list('p%:', 10)).map(({ key }) => key)).toEqual(['p%:2']);
    });
  });
}
