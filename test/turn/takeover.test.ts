import { setImmediate as nextPhase } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import { Core } from '../../bot/core.js';
import type { Think } from '../../bot/turn/think.js';
import { Vault } from '../../records/vault.js';
import type { CommunicationRecord } from '../../records/record.js';
import { agent, asked, call, done, saying, waiting } from '../contracts/handoffs/fixtures.js';
import { answer, inbound, loaded, recordsOf } from '../contracts/store/fixtures.js';
import { sqlitePlace, type Place } from '../contracts/store/place.js';
import { KeptLog } from '../support/app.js';
import { until } from '../support/until.js';

let place: Place;
let database: Database;
const log = new KeptLog();
const nothing = (): void => undefined;
beforeEach(async () => {
  place = await sqlitePlace();
  database = await place.open({ pushes: () => true });
});
afterEach(() => place.drop());

/** The core on a store of its own, with a mind of the test's. */
function coreWith(think: Think, pushed = nothing): Core {
  return new Core({
    turns: database.turns, handoffs: database.handoffs, records: database.records, think, clock: place.clock, log, vault: new Vault([{ id: 'test', secret: new Uint8Array(32) }]),
    meter: { received: nothing, turned: nothing, waited: nothing, pushed: nothing },
    burst: { quietMs: 0, longestMs: 0 }, turn: { thinkMs: 60_000, renewMs: 60_000, retryMs: 10 }, sweepMs: 60_000,
    pushes: () => true, pushed, tellTyping: nothing, pushTyping: nothing,
  });
}

/** Answers as the bot does: not at all while an agent has the conversation. */
const says: Think = ({ conversation }) =>
  Promise.resolve({ drafts: conversation.owner.startsWith('agent:') ? [] : [answer('我来回答')], commands: [], locale: conversation.locale, state: '{}', notices: [], codeUntil: 0 });

const isClaim = ({ kind, content }: CommunicationRecord): boolean => kind === 'event' && 'event' in content && content.event === 'handoff.taken-over';

test('GIVEN a thousand turns that are being thought WHEN agents take over at any moment THEN the bot says nothing after that', async () => {
  const core = coreWith(async (work, now) => {
    // As long as it takes: up to thirty rounds of the event loop.
    for (let phase = 0; phase < Number(work.conversation.id.slice(1)) % 30; phase += 1) await nextPhase();
    return says(work, now);
  });
  const ids = Array.from({ length: 1_000 }, (_, index) => `c${index}`);
  await Promise.all(
    ids.map(async (conversation, index) => {
      await core.receive(inbound(conversation, 'question'));
      for (let phase = 0; phase < (index * 7) % 40; phase += 1) await nextPhase();
      done(await core.act(asked(conversation, { do: 'take-over', by: agent('li'), id: `${conversation}~1`, title: '', at: place.clock.at }, place.clock.at, { begins: waiting(conversation) })));
      await core.receive(inbound(conversation, 'another'));
    }),
  );
  await until('the last turn', () => core.activeTurns === 0);
  await core.stop();
  let before = 0;
  const ends = await Promise.all(ids.map(async (conversation) => ({ records: await recordsOf(database, conversation), work: await loaded(database, conversation) })));
  for (const { records, work } of ends) {
    const answers = records.map(({ kind, from }) => kind === 'message' && from.role === 'bot');
    const claimed = records.findIndex(isClaim);
    expect(claimed).toBeGreaterThan(0);
    expect(answers.lastIndexOf(true)).toBeLessThan(claimed);
    if (records.some((record) => record.kind === 'message' && record.content.text === '我来回答')) before += 1;
    expect(work).toMatchObject({ conversation: { owner: 'agent:li' }, pending: [] });
  }
  // Both happened: the bot was faster, and the agent was.
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(1_000);
  expect(log.lines).toEqual([]);
}, 60_000);

test('GIVEN an agent who closes THEN those who watch see it, the outbox is woken, and the bot has the next word', async () => {
  let pushed = 0;
  const core = coreWith(says, () => (pushed += 1));
  await call(database, waiting('c'), place.clock.now());
  const seen: CommunicationRecord[] = [];
  core.watch('c', (records) => seen.push(...records));
  done(await core.act(asked('c', { do: 'claim', by: agent('li') }, place.clock.at)));
  expect(seen.map(({ kind }) => kind)).toEqual(['message', 'event']);
  done(await core.act(asked('c', saying('li', '都办好了'), place.clock.at)));
  expect(pushed).toBe(2);
  expect(await core.act(asked('c', saying('zhao', '我也来'), place.clock.at))).toMatchObject({ kind: 'refused' });
  expect(pushed).toBe(2);
  done(await core.act(asked('c', { do: 'close', by: agent('li'), outcome: 'solved', note: '' }, place.clock.at)));
  await until('the bot’s next word', () => seen.some(({ kind, content }) => kind === 'message' && 'text' in content && content.text === '我来回答'));
  expect((await loaded(database, 'c')).pending).toEqual([]);
  await core.stop();
});
