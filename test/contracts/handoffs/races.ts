import { setImmediate as nextPhase } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Work } from '../../../bot/turn/turnStore.js';
import type { Handoff } from '../../../handoff/handoff.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { accepted, answer, expectWhole, inbound, loaded, recordsOf, turn, twoInstances } from '../store/fixtures.js';
import type { Place } from '../store/place.js';
import { agent, call, does, done, waiting } from './fixtures.js';

const RACES = 1_000;
const conversations = Array.from({ length: RACES }, (_, index) => `c${index}`);

const isClaim = ({ kind, content }: CommunicationRecord): boolean => kind === 'event' && 'event' in content && (content.event === 'handoff.claimed' || content.event === 'handoff.taken-over');
const isBots = ({ kind, from }: CommunicationRecord): boolean => kind === 'message' && from.role === 'bot';

/** What the bot would say: nothing where a person has the conversation. */
const thought = ({ conversation, pending, ...work }: Work) =>
  turn({ conversation, pending, ...work }, { owner: conversation.owner, drafts: conversation.owner.startsWith('agent:') ? [] : [answer('我来回答')] });

/** Thinks again for as long as the store says that things have changed, as the turn's runner does. */
async function answered(database: Database, conversation: string, first: Work, now: number): Promise<'at once' | 'again'> {
  for (let work = first, thoughts = 1; ; work = await loaded(database, conversation), thoughts += 1) {
    const outcome = await database.turns.commit(thought(work), now);
    if (outcome.kind === 'committed') return thoughts === 1 ? 'at once' : 'again';
    expect(outcome).toEqual({ kind: 'superseded', held: true });
  }
}

/** How conversations have ended, by whatever instance. */
const ends = (database: Database, ids: readonly string[]): Promise<{ readonly records: readonly CommunicationRecord[]; readonly work: Work; readonly handoffs: readonly Handoff[] }[]> =>
  Promise.all(ids.map(async (id) => ({ records: await recordsOf(database, id), work: await loaded(database, id), handoffs: await database.handoffs.history(id, 9) })));

/** Whoever is faster: one owner, and nobody speaks beside them. */
export function races(place: () => Place): void {
  describe('races', () => {
    it('of two agents for one customer: one has it, the other is told', async () => {
      const instance = await twoInstances(place());
      const { clock } = place();
      await Promise.all(conversations.map((conversation) => call(instance(0), waiting(conversation), clock.now())));
      const claims = await Promise.all(
        conversations.map((conversation, index) => Promise.all(['li', 'zhao'].map((id, which) => does(instance(index + which), conversation, { do: 'claim', by: agent(id) }, clock)))),
      );
      const winners = claims.map((both) => both.findIndex(({ kind }) => kind === 'done'));
      expect(claims.map((both, index) => both[1 - (winners[index] ?? 0)])).toEqual(winners.map((winner) => expect.objectContaining({ kind: 'refused', why: 'taken', handoff: expect.objectContaining({ agent: winner === 0 ? 'li' : 'zhao' }) as unknown }) as unknown));
      for (const [index, { records, work }] of (await ends(instance(1), conversations)).entries()) {
        const name = winners[index] === 0 ? 'li' : 'zhao';
        expect(work.conversation.owner).toBe(`agent:${name}`);
        expect(records.filter(isClaim)).toMatchObject([{ from: { role: 'agent', id: name } }]);
      }
      await expectWhole(place());
    }, 120_000);

    it('of an agent with a turn that is being thought: after the claim the bot says nothing', async () => {
      const instance = await twoInstances(place());
      const { clock } = place();
      const now = clock.now();
      // The bot's own, and those that wait: customers go on writing there.
      await Promise.all(conversations.map((conversation, index) => (index % 2 === 0 ? call(instance(0), waiting(conversation), now) : Promise.resolve([]))));
      const claim = (conversation: string, index: number): Promise<unknown> =>
        does(instance(index), conversation, { do: 'take-over', by: agent('li'), id: `${conversation}~1`, title: '', at: clock.at }, clock, { begins: waiting(conversation) }).then(done);
      const outcomes = await Promise.all(
        conversations.map(async (conversation, index) => {
          accepted(await instance(0).turns.accept(inbound(conversation, 'question'), now));
          const work = await loaded(instance(0), conversation);
          // First the one, first the other, and both at the same moment, at this instance and the other.
          if (index % 5 === 0) await claim(conversation, index);
          const turned = answered(instance(0), conversation, work, now);
          if (index % 5 === 1) await turned;
          if (index % 5 > 0) await claim(conversation, index);
          return await turned;
        }),
      );
      expect([...outcomes.filter((_, index) => index % 5 === 0)]).toEqual(Array.from({ length: RACES / 5 }, () => 'again'));
      expect([...outcomes.filter((_, index) => index % 5 === 1)]).toEqual(Array.from({ length: RACES / 5 }, () => 'at once'));
      for (const [index, { records, work }] of (await ends(instance(1), conversations)).entries()) {
        const claimed = records.findIndex(isClaim);
        expect(claimed).toBeGreaterThan(0);
        expect(records.slice(claimed + 1).filter(isBots)).toEqual([]);
        expect(records.filter((record) => isBots(record) && record.kind === 'message' && record.content.text === '我来回答')).toHaveLength(outcomes[index] === 'at once' ? 1 : 0);
        expect(work).toMatchObject({ conversation: { owner: 'agent:li' }, pending: [], handoff: { state: 'held', agent: 'li' } });
      }
      await expectWhole(place());
    }, 120_000);

    it('of a claim with the next claim and the close, in whatever order, leave one handoff with one story', async () => {
      const instance = await twoInstances(place());
      const { clock } = place();
      await Promise.all(conversations.slice(0, 50).map((conversation) => call(instance(0), waiting(conversation), clock.now())));
      await Promise.all(
        conversations.slice(0, 50).flatMap((conversation) =>
          Array.from({ length: 6 }, async (_, index) => {
            for (let phase = 0; phase < index % 3; phase += 1) await nextPhase();
            const by = agent(index % 2 === 0 ? 'li' : 'wang', index % 2 !== 0);
            return does(instance(index), conversation, index < 4 ? { do: 'claim', by } : { do: 'close', by, outcome: 'solved', note: '' }, clock);
          }),
        ),
      );
      for (const { records, work, handoffs: [handoff, ...others] } of await ends(instance(0), conversations.slice(0, 50))) {
        const story = records.filter(({ kind }) => kind === 'event');
        expect(others).toEqual([]);
        expect(handoff?.version).toBe(1 + story.length);
        expect(work.conversation.owner).toBe(handoff?.state === 'closed' ? 'bot' : handoff?.state === 'waiting' ? 'queue' : `agent:${handoff?.agent ?? ''}`);
      }
    }, 60_000);
  });
}
