import { describe, expect, it, test } from 'vitest';
import { expectedWait, fits, inOrder, nextOffer, type AgentSeat } from '../../handoff/queue.js';
import { waiting } from '../contracts/handoffs/fixtures.js';

const NOW = '2026-12-02T02:01:00.000Z';
const BEFORE = '2026-12-02T02:00:30.000Z';
const AFTER = '2026-12-02T02:01:30.000Z';
const seat = (id: string, more: Partial<AgentSeat> = {}): AgentSeat => ({ id, available: true, supervisor: false, skills: [], teams: [], languages: [], load: 0, capacity: 8, ...more });

describe('the order people are served in', () => {
  it('is urgency, then age with the head start of a class, then the id', () => {
    const all = [
      waiting('e', { openedAt: '2026-12-02T02:00:02.000Z' }), waiting('d', { openedAt: '2026-12-02T02:00:01.000Z' }), waiting('c', { openedAt: '2026-12-02T02:00:01.000Z' }),
      waiting('b', { openedAt: '2026-12-02T02:00:09.000Z', customerClass: 'private' }), waiting('a', { openedAt: '2026-12-02T02:00:09.000Z', urgency: 0 }),
    ];
    const order = (given: typeof all, start: number) => inOrder(given, (customerClass) => (customerClass === 'private' ? start : 0)).map(({ conversation }) => conversation);
    for (const given of [all, [...all].reverse()]) {
      expect(order(given, 8_500)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(order(given, 7_500)).toEqual(['a', 'c', 'd', 'b', 'e']);
      expect(inOrder(given).map(({ conversation }) => conversation)).toEqual(['a', 'c', 'd', 'e', 'b']);
    }
    expect(all[0]?.conversation).toBe('e');
  });
});

test.each<[string, Partial<AgentSeat>, Parameters<typeof waiting>[1], boolean]>([
  ['anybody, anything', {}, {}, true],
  ['away', { available: false }, {}, false],
  ['both hands full', { load: 8 }, {}, false],
  ['one hand free', { load: 7 }, {}, true],
  ['not of the team', { teams: ['loans'] }, { team: 'complaints' }, false],
  ['of no team, for a team', {}, { team: 'complaints' }, false],
  ['of the team', { teams: ['loans', 'complaints'] }, { team: 'complaints' }, true],
  ['knows something else', { skills: ['loans'] }, { skill: 'complaint' }, false],
  ['knows it', { skills: ['loans'] }, { skill: 'loans' }, true],
  ['knows anything', { skills: [] }, { skill: 'loans' }, true],
  ['knows something, for anything', { skills: ['loans'] }, {}, true],
  ['another language', { languages: ['en'] }, {}, false],
  ['the language', { languages: ['en', 'zh-Hans'] }, {}, true],
])('GIVEN an agent: %s, THEN they are asked or not', (_what, agent, handoff, expected) => {
  expect(fits(seat('a', agent), waiting('c', handoff))).toBe(expected);
});

describe('whom to ask next', () => {
  const [a, b] = [seat('a', { load: 2 }), seat('b', { load: 1 })];
  test.each<[string, Parameters<typeof waiting>[1], readonly AgentSeat[], string | undefined]>([
    ['the least loaded', {}, [a, b], 'b'],
    ['of equals the first by id', {}, [seat('z'), seat('m')], 'm'],
    ['nobody, while the offer stands', { offeredTo: 'a', offeredUntil: AFTER }, [a, b], undefined],
    ['the next one, when it ran out', { offeredTo: 'b', offeredUntil: BEFORE }, [a, b], 'a'],
    ['the next one, when it runs out now', { offeredTo: 'b', offeredUntil: NOW }, [a, b], 'a'],
    ['the next one, when who was asked is gone', { offeredTo: 'b', offeredUntil: AFTER }, [a, seat('b', { available: false })], 'a'],
    ['nobody yet, when who was asked is gone and nobody else is there', { offeredTo: 'b', offeredUntil: AFTER }, [], undefined],
    ['the supervisor, when their time ran out', { offeredTo: 'b', offeredUntil: BEFORE }, [], 'supervisor'],
    ['nobody twice', { offeredTo: 'b', offeredUntil: BEFORE, passedBy: ['a'] }, [a, b], 'supervisor'],
    ['nobody else, while the supervisor has it', { offeredTo: 'supervisor', offeredUntil: BEFORE, passedBy: ['a', 'b'] }, [a, b], undefined],
    ['somebody who came after the supervisor was asked', { offeredTo: 'supervisor', offeredUntil: BEFORE, passedBy: ['a', 'b'] }, [a, b, seat('c')], 'c'],
    ['nobody before the deadline, where nobody is there', { dueAt: AFTER }, [], undefined],
    ['the supervisor at the deadline', { dueAt: NOW }, [], 'supervisor'],
    ['the supervisor, when all have declined and it is due', { dueAt: BEFORE, passedBy: ['a', 'b'] }, [a, b], 'supervisor'],
  ])('is %s', (_what, handoff, seats, expected) => {
    expect(nextOffer(waiting('c', { dueAt: AFTER, ...handoff }), seats, NOW)).toBe(expected);
  });
});

test.each([[1, 1, 240, 240], [3, 1, 240, 720], [3, 2, 240, 360], [1, 4, 10, 60], [1, 0, 61, 120], [2, 3, 100, 120]])('GIVEN place %i, %i agents, %i s a chat THEN the wait is %i s, in whole minutes', (place, agents, mean, expected) => {
  expect(expectedWait(place, agents, mean)).toBe(expected);
});
