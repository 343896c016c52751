import { randomUUID } from 'node:crypto';
import { enteredView, type entryBody } from '../../../bot/api/entries.js';
import type { z } from 'zod';
import type { Random } from '../../crash/random.js';
import { atConsole } from '../house/atConsole.js';
import type { House } from '../house/house.js';
import type { Values } from '../house/values.js';
import type { Person } from '../people/customers.js';
import { TALKS } from '../words/everyday.js';

/** A telephone call or a visit at the counter that an agent enters by hand, minutes after it. */
export async function enterCall(house: House, random: Random, person: Person, values: Values): Promise<void> {
  const agent = random.among(house.staff('agent'));
  const minutes = random.whole(2, 14);
  const { customer, agent: words } = random.among(TALKS['zh-Hans']);
  const exchanges = words.flatMap((text, index) => [{ by: 'agent' as const, text }, ...(customer[index] === undefined ? [] : [{ by: 'customer' as const, text: customer[index] }])]);
  const body: z.input<typeof entryBody> = {
    key: randomUUID(), way: random.chance(0.8) ? 'phone' : 'counter', at: new Date(house.clock.now() - (minutes + 3) * 60_000).toISOString(), minutes,
    customer: { name: person.name, contact: person.phone }, exchanges, outcome: random.chance(0.85) ? 'solved' : 'unsolved', note: random.chance(0.3) ? '客户情绪平稳' : '',
  };
  const { conversation } = enteredView.parse(await atConsole(house.app, { name: agent.name, password: house.password }, '/entries', body));
  values.begin(conversation, person);
}
