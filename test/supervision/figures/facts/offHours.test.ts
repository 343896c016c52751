import { describe, expect, it } from 'vitest';
import { DeskTime } from '../../../../cases/clock/deskTime.js';
import { people } from '../../../../cases/profile/people.js';
import { at, DESK, H, MIN, S, Script } from './script.js';

const ms = (clock: string): number => Date.parse(at(clock));

// The desk: Monday to Friday 09:00–18:00, nine hours. 2026: 1–7 October is the National Day holiday; Saturday 10 October is a make-up working day.
describe('time of the desk', () => {
  const desk = new DeskTime(DESK);
  it.each([
    ['within one day', '10-12 10:00:00', '10-12 10:02:30', 2 * MIN + 30 * S],
    // 17:50 → 18:00 on Monday is 10 min, 09:00 → 09:05 on Tuesday is 5.
    ['over a night', '10-12 17:50:00', '10-13 09:05:00', 15 * MIN],
    // All of it at night.
    ['within one night', '10-12 22:00:00', '10-13 07:00:00', 0],
    // 17:00 → 18:00 on Friday is 1 h, Saturday and Sunday nothing, 09:00 → 10:00 on Monday 1 h.
    ['over a weekend', '10-16 17:00:00', '10-19 10:00:00', 2 * H],
    // Wednesday 30 September 17:00 → 18:00 is 1 h; 1–7 October is a holiday; Thursday 8 October 09:00 → 09:30.
    ['over the National Day holiday', '09-30 17:00:00', '10-08 09:30:00', H + 30 * MIN],
    // Friday 9 October 17:00 → 18:00 is 1 h; Saturday 10 October is worked: 9 h; Monday 09:00 → 10:00 1 h.
    ['over a make-up Saturday', '10-09 17:00:00', '10-12 10:00:00', 11 * H],
    ['backwards', '10-12 10:00:00', '10-12 09:00:00', 0],
    // Four whole weeks from 12 October: 20 days of 9 h.
    ['over four weeks', '10-12 00:00:00', '11-09 00:00:00', 20 * 9 * H],
  ])('GIVEN %s THEN only the desk’s hours are counted', (_name, from, to, expected) => {
    expect(desk.between(ms(from), ms(to))).toBe(expected);
  });

  it('GIVEN a desk with a break WHEN the break lies between THEN it is left out', () => {
    const spans = ['09:00-12:00', '13:00-17:00'];
    const broken = new DeskTime({ ...DESK, people: people.parse({ hours: { monday: spans } }) });
    // 11:30 → 12:00 and 13:00 → 13:15
    expect(broken.between(ms('10-12 11:30:00'), ms('10-12 13:15:00'))).toBe(45 * MIN);
  });

  it('GIVEN a zone whose clocks go back WHEN a night has an hour more THEN the day’s hours stay as they are', () => {
    const york = new DeskTime({ ...DESK, timeZone: 'America/New_York', people: people.parse({ hours: { sunday: ['00:00-24:00'] } }) });
    // 2026-11-01 has 25 hours in New York.
    expect(york.between(Date.parse('2026-11-01T04:00:00Z'), Date.parse('2026-11-02T05:00:00Z'))).toBe(25 * H);
  });
});

describe('answers right through off hours', () => {
  it('GIVEN a message left at ten in the evening WHEN an agent answers at 09:05 THEN it took eleven hours on the wall and five minutes of the desk', () => {
    const script = new Script()
      .customer('10-12 22:00:00', '转人工').event('10-12 22:00:00', 'person.needed', { why: 'asked' }).bot('10-12 22:00:00')
      .customer('10-12 22:01:00').event('10-12 22:01:00', 'message.left').bot('10-12 22:01:00')
      .act('10-13 09:03:00', 'handoff.claimed', 'h1', 'A').agent('10-13 09:05:00', 'A')
      .handoff('h1', { kind: 'message', opened: '10-12 22:01:00', agent: 'A' });
    // From the message that was left, 22:01 → 09:05 = 11 h 4 min = 39840 s; of the desk 09:00 → 09:05 = 300 s.
    expect(script.told('answer')).toEqual(['bot first 0s @3', 'bot later 0s @6', 'person first A 39840s desk 300s @8']);
    // The wait: 22:01 → 09:03 = 11 h 2 min = 39720 s; of the desk 180 s.
    expect(script.told('wait')).toEqual(['taken message A 39720s desk 180s @7']);
    // It is one contact, although the night lies between.
    expect(script.told('contact')).toEqual(['first person A @1']);
  });

  it('GIVEN a chat that nobody took before the weekend THEN the wait is long on the wall and short for the desk', () => {
    const script = new Script()
      .customer('10-16 17:58:00').bot('10-16 17:58:00').act('10-19 09:01:00', 'handoff.claimed', 'h1', 'A').agent('10-19 09:02:00', 'A')
      .handoff('h1', { opened: '10-16 17:58:00', agent: 'A' });
    // Friday 17:58 → Monday 09:01 is 63 h 3 min = 226980 s; of the desk 2 min + 1 min = 180 s.
    expect(script.told('wait')).toEqual(['taken chat A 226980s desk 180s @3']);
    expect(script.told('answer').at(-1)).toBe('person first A 227040s desk 240s @4');
  });

  it('GIVEN what happens after midnight in Shanghai THEN it counts on Shanghai’s day', () => {
    const script = new Script().customer('10-12 23:59:59').bot('10-13 00:00:01');
    expect(script.facts().map(({ kind, day }) => [kind, day])).toEqual([['contact', '2026-10-12'], ['answer', '2026-10-13']]);
  });
});
