import { describe, expect, it } from 'vitest';
import { decideAct, type Act, type ActRefusal, type Done, type Standing } from '../../handoff/act.js';
import type { Handoff, Owner } from '../../handoff/handoff.js';
import { agent, waiting } from '../contracts/handoffs/fixtures.js';

const NOW = '2026-12-02T02:01:00.000Z';
const UNTIL = '2026-12-02T02:03:00.000Z';
const held = (more: Partial<Handoff> = {}): Handoff => waiting('c', { state: 'held', agent: 'li', claimedAt: '2026-12-02T02:00:10.000Z', version: 4, ...more });

/** Each way a conversation may stand. */
const STANDINGS = {
  bot: { owner: 'bot', handoff: undefined },
  begun: { owner: 'bot', handoff: waiting('c') },
  queue: { owner: 'queue', handoff: waiting('c') },
  offered: { owner: 'queue', handoff: waiting('c', { offeredTo: 'li', offeredUntil: UNTIL }) },
  held: { owner: 'agent:li', handoff: held() },
  task: { owner: 'bot', handoff: waiting('c', { kind: 'task' }) },
  working: { owner: 'bot', handoff: held({ kind: 'task' }) },
  calling: { owner: 'bot', handoff: held({ kind: 'callback' }) },
  nobody: { owner: 'nobody', handoff: undefined },
} as const satisfies Readonly<Record<string, Standing>>;
type Name = keyof typeof STANDINGS;

const message = { text: '您好', locale: 'zh-Hans' } as const;
/** Each act, by who does it. */
const ACTS = {
  offer: { do: 'offer', to: 'zhao', until: UNTIL, version: 1 },
  'offer, old': { do: 'offer', to: 'zhao', until: UNTIL, version: 0 },
  'tell-place': { do: 'tell-place', place: 2, version: 1 },
  'claim by li': { do: 'claim', by: agent('li') },
  'claim by zhao': { do: 'claim', by: agent('zhao') },
  'take-over by li': { do: 'take-over', by: agent('li'), id: 'x', title: '', at: NOW },
  'take-over by zhao': { do: 'take-over', by: agent('zhao'), id: 'x', title: '', at: NOW },
  'take-over by boss': { do: 'take-over', by: agent('boss', true), id: 'x', title: '', at: NOW },
  'pass to zhao by li': { do: 'pass', by: agent('li'), to: { agent: 'zhao' }, note: 'n', until: UNTIL },
  'pass to li by li': { do: 'pass', by: agent('li'), to: { agent: 'li' }, note: '', until: UNTIL },
  'pass to zhao by zhao': { do: 'pass', by: agent('zhao'), to: { agent: 'zhao' }, note: '', until: UNTIL },
  'pass to zhao by boss': { do: 'pass', by: agent('boss', true), to: { agent: 'zhao' }, note: '', until: UNTIL },
  'pass to a team by li': { do: 'pass', by: agent('li'), to: { team: 'loans' }, note: '', until: UNTIL },
  'return by li': { do: 'return', by: agent('li'), note: 'n' },
  'return by zhao': { do: 'return', by: agent('zhao'), note: '' },
  'close by li': { do: 'close', by: agent('li'), outcome: 'solved', note: 'n' },
  'close by zhao': { do: 'close', by: agent('zhao'), outcome: 'solved', note: '' },
  'close by boss': { do: 'close', by: agent('boss', true), outcome: 'no-answer', note: '' },
  'say by li': { do: 'say', by: agent('li'), message },
  'say by zhao': { do: 'say', by: agent('zhao'), message },
  'say by boss': { do: 'say', by: agent('boss', true), message },
  'note by zhao': { do: 'note', by: agent('zhao'), text: 't' },
  'decline by li': { do: 'decline', agent: 'li', why: 'busy', until: UNTIL },
  'drop of li': { do: 'drop', agent: 'li', until: UNTIL },
  'drop of zhao': { do: 'drop', agent: 'zhao', until: UNTIL },
  'drop of li, old': { do: 'drop', agent: 'li', until: UNTIL, version: 3 },
} as const satisfies Readonly<Record<string, Act>>;

/** Who speaks afterwards, and how the handoff stands: `agent:li held`; or why not. */
function outcome(name: keyof typeof ACTS, standing: Name): string {
  const done = decideAct(ACTS[name], STANDINGS[standing], NOW);
  return typeof done === 'string' ? done : `${done.owner} ${done.handoff?.state ?? '-'}${done.turn ? ' turn' : ''}`;
}

type Expected = ActRefusal | `${Owner} ${Handoff['state'] | '-'}${'' | ' turn'}`;
const TABLE: Readonly<Record<keyof typeof ACTS, Readonly<Record<Name, Expected>>>> = {
  offer: { bot: 'closed', begun: 'bot waiting', queue: 'queue waiting', offered: 'queue waiting', held: 'closed', task: 'bot waiting', working: 'closed', calling: 'closed', nobody: 'closed' },
  'offer, old': { bot: 'closed', begun: 'changed', queue: 'changed', offered: 'changed', held: 'closed', task: 'changed', working: 'closed', calling: 'closed', nobody: 'closed' },
  'tell-place': { bot: 'closed', begun: 'bot waiting', queue: 'queue waiting', offered: 'queue waiting', held: 'closed', task: 'bot waiting', working: 'closed', calling: 'closed', nobody: 'closed' },
  'claim by li': { bot: 'closed', begun: 'agent:li held', queue: 'agent:li held', offered: 'agent:li held', held: 'same', task: 'bot held', working: 'same', calling: 'same', nobody: 'closed' },
  'claim by zhao': { bot: 'closed', begun: 'agent:zhao held', queue: 'agent:zhao held', offered: 'agent:zhao held', held: 'taken', task: 'bot held', working: 'taken', calling: 'taken', nobody: 'closed' },
  'take-over by li': { bot: 'closed', begun: 'agent:li held', queue: 'agent:li held', offered: 'agent:li held', held: 'same', task: 'closed', working: 'closed', calling: 'closed', nobody: 'closed' },
  'take-over by zhao': { bot: 'closed', begun: 'agent:zhao held', queue: 'agent:zhao held', offered: 'agent:zhao held', held: 'taken', task: 'closed', working: 'closed', calling: 'closed', nobody: 'closed' },
  'take-over by boss': { bot: 'closed', begun: 'agent:boss held', queue: 'agent:boss held', offered: 'agent:boss held', held: 'agent:boss held', task: 'closed', working: 'closed', calling: 'closed', nobody: 'closed' },
  'pass to zhao by li': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'agent:zhao held', task: 'not-yours', working: 'bot held', calling: 'bot held', nobody: 'closed' },
  'pass to li by li': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'same', task: 'not-yours', working: 'same', calling: 'same', nobody: 'closed' },
  'pass to zhao by zhao': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'not-yours', task: 'not-yours', working: 'not-yours', calling: 'not-yours', nobody: 'closed' },
  'pass to zhao by boss': { bot: 'closed', begun: 'agent:zhao held', queue: 'agent:zhao held', offered: 'agent:zhao held', held: 'agent:zhao held', task: 'bot held', working: 'bot held', calling: 'bot held', nobody: 'closed' },
  'pass to a team by li': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'queue waiting', task: 'not-yours', working: 'bot waiting', calling: 'bot waiting', nobody: 'closed' },
  'return by li': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'bot closed turn', task: 'not-yours', working: 'bot closed', calling: 'bot closed', nobody: 'closed' },
  'return by zhao': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'not-yours', task: 'not-yours', working: 'not-yours', calling: 'not-yours', nobody: 'closed' },
  'close by li': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'bot closed turn', task: 'not-yours', working: 'bot closed turn', calling: 'bot closed turn', nobody: 'closed' },
  'close by zhao': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'not-yours', task: 'not-yours', working: 'not-yours', calling: 'not-yours', nobody: 'closed' },
  'close by boss': { bot: 'closed', begun: 'bot closed turn', queue: 'bot closed turn', offered: 'bot closed turn', held: 'bot closed turn', task: 'bot closed turn', working: 'bot closed turn', calling: 'bot closed turn', nobody: 'closed' },
  'say by li': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'agent:li held', task: 'not-yours', working: 'not-yours', calling: 'not-yours', nobody: 'closed' },
  'say by zhao': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'taken', task: 'not-yours', working: 'not-yours', calling: 'not-yours', nobody: 'closed' },
  'say by boss': { bot: 'closed', begun: 'not-yours', queue: 'not-yours', offered: 'not-yours', held: 'taken', task: 'not-yours', working: 'not-yours', calling: 'not-yours', nobody: 'closed' },
  'note by zhao': { bot: 'bot -', begun: 'bot -', queue: 'queue -', offered: 'queue -', held: 'agent:li -', task: 'bot -', working: 'bot -', calling: 'bot -', nobody: 'nobody -' },
  'decline by li': { bot: 'changed', begun: 'changed', queue: 'changed', offered: 'queue waiting', held: 'changed', task: 'changed', working: 'changed', calling: 'changed', nobody: 'changed' },
  'drop of li': { bot: 'changed', begun: 'changed', queue: 'changed', offered: 'changed', held: 'queue waiting', task: 'changed', working: 'bot waiting', calling: 'bot waiting', nobody: 'changed' },
  'drop of zhao': { bot: 'changed', begun: 'changed', queue: 'changed', offered: 'changed', held: 'changed', task: 'changed', working: 'changed', calling: 'changed', nobody: 'changed' },
  'drop of li, old': { bot: 'changed', begun: 'changed', queue: 'changed', offered: 'changed', held: 'changed', task: 'changed', working: 'changed', calling: 'changed', nobody: 'changed' },
};

const actNames = Object.keys(ACTS) as (keyof typeof ACTS)[];
const names = Object.keys(STANDINGS) as Name[];

describe.each(actNames)('%s', (name) => {
  it('comes to what it should, however the conversation stands', () => {
    expect(Object.fromEntries(names.map((standing) => [standing, outcome(name, standing)]))).toEqual(TABLE[name]);
  });

  it('counts one version up, has one owner at most, leaves something on record, and speaks to nobody about work', () => {
    for (const standing of names) {
      const before: Standing = STANDINGS[standing];
      const done = decideAct(ACTS[name], before, NOW);
      if (typeof done === 'string') continue;
      if (done.handoff) expect(done.handoff.version, standing).toBe((before.handoff?.version ?? 0) + 1);
      expect([done.event, done.says, done.tell].some((each) => each !== undefined), standing).toBe(true);
      if (done.owner.startsWith('agent:')) expect(done.handoff?.agent ?? 'li', standing).toBe(done.owner.slice('agent:'.length));
      if (before.handoff?.kind === 'task') expect([done.owner, name === 'tell-place' ? undefined : done.tell], standing).toEqual([before.owner, undefined]);
      // The same again, from the same standing, is the same.
      expect(decideAct(ACTS[name], before, NOW)).toEqual(done);
    }
  });
});

describe('what is kept of who had it', () => {
  const did = (act: Act, standing: Standing): Done => {
    const done = decideAct(act, standing, NOW);
    if (typeof done === 'string') throw new Error(done);
    return done;
  };

  it('is everybody who had it, each once, and never who has it by the first claim', () => {
    let standing: Standing = STANDINGS.queue;
    const former: (readonly string[] | undefined)[] = [];
    const acts: Act[] = [
      { do: 'claim', by: agent('li') }, { do: 'pass', by: agent('li'), to: { agent: 'zhao' }, note: '', until: UNTIL }, { do: 'pass', by: agent('zhao'), to: { agent: 'li' }, note: '', until: UNTIL },
      { do: 'drop', agent: 'li', until: UNTIL }, { do: 'claim', by: agent('sun') }, { do: 'take-over', by: agent('boss', true), id: 'x', title: '', at: NOW }, { do: 'pass', by: agent('boss', true), to: { team: 't' }, note: '', until: UNTIL },
    ];
    for (const act of acts) {
      const { owner, handoff } = did(act, standing);
      standing = { owner, handoff };
      former.push(handoff?.former);
    }
    expect(former).toEqual([undefined, ['li'], ['li', 'zhao'], ['li', 'zhao'], ['li', 'zhao'], ['li', 'zhao', 'sun'], ['li', 'zhao', 'sun', 'boss']]);
  });

  it('GIVEN a place THEN the wait is told with it where it is known, and who is next hears that alone', () => {
    const place = (at: number, seconds?: number) => did({ do: 'tell-place', place: at, version: 1, ...(seconds !== undefined && { seconds }) }, STANDINGS.queue);
    expect(place(3, 290)).toMatchObject({ tell: { text: 'place-wait', params: { ahead: 2, minutes: 5 } }, handoff: { placeTold: 3 } });
    expect(place(3)).toMatchObject({ tell: { text: 'place', params: { ahead: 2 } } });
    expect(place(1, 60)).toMatchObject({ tell: { text: 'next' } });
  });

  it('GIVEN offers THEN who was asked is not asked again, and the customer is told of the supervisor once', () => {
    const first = did({ do: 'offer', to: 'supervisor', until: UNTIL, version: 1 }, STANDINGS.offered);
    expect(first).toMatchObject({ handoff: { offeredTo: 'supervisor', passedBy: ['li'] }, tell: { text: 'escalated' } });
    const again = did({ do: 'offer', to: 'supervisor', until: UNTIL, version: 3 }, { owner: 'queue', handoff: waiting('c', { offeredTo: 'zhao', passedBy: ['li', 'supervisor'], version: 3 }) });
    expect(again).not.toHaveProperty('tell');
    expect(did({ do: 'offer', to: 'supervisor', until: UNTIL, version: 1 }, STANDINGS.task)).not.toHaveProperty('tell');
  });

  it('GIVEN the first word of an agent THEN it is noted when, once', () => {
    const said = did({ do: 'say', by: agent('li'), message }, STANDINGS.held);
    expect(said.handoff).toMatchObject({ answeredAt: NOW, version: 5 });
    expect(did({ do: 'say', by: agent('li'), message }, { owner: 'agent:li', handoff: said.handoff })).toEqual({ owner: 'agent:li', says: message, turn: false });
  });

  it('GIVEN a supervisor in somebody else’s chat THEN a note is a whisper; in their own it is a note', () => {
    const note = (id: string, supervisor: boolean, standing: Standing) => did({ do: 'note', by: agent(id, supervisor), text: 't' }, standing).event?.event;
    expect([note('boss', true, STANDINGS.held), note('li', true, STANDINGS.held), note('zhao', false, STANDINGS.held), note('boss', true, STANDINGS.queue)]).toEqual(['note.whispered', 'note.written', 'note.written', 'note.written']);
  });
});
