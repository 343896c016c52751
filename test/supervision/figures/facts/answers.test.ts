import { describe, expect, it } from 'vitest';
import { Script } from './script.js';

// Response times, worked out by hand. 2026-10-12 is a Monday; the desk is there from 09:00 to 18:00.
describe('answers of the bot', () => {
  it('GIVEN a question WHEN the bot answers after two seconds THEN that is a first answer of 2 s', () => {
    const script = new Script().customer('10-12 10:00:00').bot('10-12 10:00:02');
    expect(script.told('answer')).toEqual(['bot first 2s @2']);
  });

  it('GIVEN three messages in a burst WHEN one answer comes THEN it is counted once, from the first of them', () => {
    // 10:00:00 → 10:00:07
    const script = new Script().customer('10-12 10:00:00').customer('10-12 10:00:02').customer('10-12 10:00:05').bot('10-12 10:00:07').bot('10-12 10:00:07');
    expect(script.told('answer')).toEqual(['bot first 7s @4']);
  });

  it('GIVEN later questions WHEN each is answered THEN each counts, as a later one', () => {
    // 3 s, then 10:05:00 → 10:05:01
    const script = new Script().customer('10-12 10:00:00').bot('10-12 10:00:03').customer('10-12 10:05:00').bot('10-12 10:05:01');
    expect(script.told('answer')).toEqual(['bot first 3s @2', 'bot later 1s @4']);
  });

  it('GIVEN words of the bot that nobody asked for, a mail and a notice about agents THEN none of them is an answer', () => {
    // The mail leaves after 1 s, the notice comes after 2 s; the answer after 9 s.
    const script = new Script().bot('10-12 09:59:00').customer('10-12 10:00:00').mail('10-12 10:00:01').bot('10-12 10:00:02', 'agent.escalated').bot('10-12 10:00:09').bot('10-12 12:00:00');
    expect(script.told('answer')).toEqual(['bot first 9s @5']);
  });

  it('GIVEN the bot fails and apologises WHEN the customer asks again THEN the first question was not answered and the second was', () => {
    const script = new Script().customer('10-12 10:00:00').bot('10-12 10:00:04', 'fault.apology').event('10-12 10:00:04', 'turn.failed').customer('10-12 10:01:00').bot('10-12 10:01:01');
    expect(script.told('unanswered')).toEqual(['bot fault @1']);
    expect(script.told('answer')).toEqual(['bot first 1s @5']);
  });

  it('GIVEN a question that is not answered yet THEN it does not count yet', () => {
    expect(new Script().customer('10-12 10:00:00').told('answer')).toEqual([]);
  });
});

describe('answers of people', () => {
  it('GIVEN a customer who asks for a person WHEN the bot says "wait" and then an agent writes THEN the person’s clock runs through the bot', () => {
    const script = new Script()
      .customer('10-12 10:00:00', '转人工').event('10-12 10:00:01', 'person.needed', { why: 'asked' }).bot('10-12 10:00:01')
      .customer('10-12 10:00:30').bot('10-12 10:00:31')
      .bot('10-12 10:01:40', 'agent.claimed').act('10-12 10:01:40', 'handoff.claimed', 'h1', 'A')
      .agent('10-12 10:02:10', 'A')
      .customer('10-12 10:03:00').agent('10-12 10:03:20', 'A')
      .handoff('h1', { opened: '10-12 10:00:01', agent: 'A' });
    // The bot: 10:00:00 → 10:00:01. What it says at 10:00:31 is to somebody who waits for a person.
    // The person: 10:00:00 → 10:02:10 = 130 s, then 10:03:00 → 10:03:20 = 20 s; all of it in the desk's hours.
    expect(script.told('answer')).toEqual(['bot first 1s @3', 'person first A 130s desk 130s @8', 'person later A 20s desk 20s @10']);
    // The wait ends when A takes it: 10:00:01 → 10:01:40 = 99 s.
    expect(script.told('wait')).toEqual(['taken chat A 99s desk 99s @7']);
  });

  it('GIVEN it is passed to a colleague before anybody wrote WHEN the colleague writes THEN the clock has run on through the passing', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00')
      .act('10-12 10:01:00', 'handoff.claimed', 'h1', 'A')
      .act('10-12 10:04:00', 'handoff.passed', 'h1', 'A', { to: 'B' })
      .agent('10-12 10:06:00', 'B')
      .handoff('h1', { opened: '10-12 10:00:00', agent: 'B' });
    // 10:00:00 → 10:06:00 = 360 s, counted for who wrote. The wait ended when A took it: 60 s. A passed it on.
    expect(script.told('answer')).toEqual(['bot first 0s @2', 'person first B 360s desk 360s @5']);
    expect(script.told('wait')).toEqual(['taken chat A 60s desk 60s @3']);
    expect(script.told('transfer')).toEqual(['colleague A @4']);
  });

  it('GIVEN it is passed to a team, and dropped once THEN each time it waits again, and the first answer counts from the beginning', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00')
      .act('10-12 10:01:00', 'handoff.claimed', 'h1', 'A')
      .act('10-12 10:02:00', 'handoff.passed', 'h1', 'A', { to: 'team:loans' })
      .act('10-12 10:05:00', 'handoff.claimed', 'h1', 'B')
      .event('10-12 10:06:00', 'handoff.dropped', { handoff: 'h1', agent: 'B' })
      .act('10-12 10:06:30', 'handoff.claimed', 'h1', 'C')
      .agent('10-12 10:07:00', 'C')
      .handoff('h1', { opened: '10-12 10:00:00', agent: 'C' });
    // Waits: 10:00 → 10:01 = 60 s; 10:02 → 10:05 = 180 s; 10:06:00 → 10:06:30 = 30 s. First words: 10:00 → 10:07 = 420 s.
    expect(script.told('wait')).toEqual(['taken chat A 60s desk 60s @3', 'taken-again chat B 180s desk 180s @5', 'taken-again chat C 30s desk 30s @7']);
    expect(script.told('answer').at(-1)).toBe('person first C 420s desk 420s @8');
    expect(script.told('transfer')).toEqual(['team A @4', 'dropped B @6']);
  });

  it('GIVEN a question to A WHEN A passes it on and B answers it THEN it is one later answer, through the passing', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00')
      .act('10-12 10:00:20', 'handoff.claimed', 'h1', 'A').agent('10-12 10:00:30', 'A')
      .customer('10-12 10:10:00')
      .act('10-12 10:11:00', 'handoff.passed', 'h1', 'A', { to: 'B' })
      .agent('10-12 10:13:00', 'B')
      .handoff('h1', { opened: '10-12 10:00:00', agent: 'B', former: ['A'] });
    // A: 10:00:00 → 10:00:30 = 30 s. B: 10:10 → 10:13 = 180 s, a later answer although it is B's first.
    expect(script.told('answer').slice(1)).toEqual(['person first A 30s desk 30s @4', 'person later B 180s desk 180s @7']);
  });

  it('GIVEN a chat is over and the customer needs a person again THEN that is another first answer, with a clock of its own', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00')
      .act('10-12 10:01:00', 'handoff.claimed', 'h1', 'A').agent('10-12 10:01:00', 'A')
      .act('10-12 10:20:00', 'handoff.closed', 'h1', 'A', { outcome: 'solved', kind: 'chat' }).bot('10-12 10:20:00')
      .customer('10-12 11:00:00').bot('10-12 11:00:01')
      .act('10-12 11:00:41', 'handoff.claimed', 'h2', 'B').agent('10-12 11:00:45', 'B')
      .handoff('h1', { opened: '10-12 10:00:00', closed: '10-12 10:20:00', agent: 'A' }).handoff('h2', { opened: '10-12 11:00:01', agent: 'B' });
    // h1: 10:00 → 10:01 = 60 s. The bot on the return: 1 s. h2: 11:00:00 → 11:00:45 = 45 s, a first one again.
    expect(script.told('answer')).toEqual(['bot first 0s @2', 'person first A 60s desk 60s @4', 'bot later 1s @8', 'person first B 45s desk 45s @10']);
    // Held 10:01 → 10:20 = 1140 s.
    expect(script.told('handled')).toEqual(['chat solved A 1140s desk 1140s @5']);
  });

  it('GIVEN it is given back to the bot WHEN the customer asks on THEN the bot’s clock goes on', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00').act('10-12 10:00:10', 'handoff.claimed', 'h1', 'A').agent('10-12 10:00:20', 'A')
      .act('10-12 10:05:00', 'handoff.returned', 'h1', 'A').bot('10-12 10:05:00', 'handoff.returned')
      .customer('10-12 10:06:00').bot('10-12 10:06:02')
      .handoff('h1', { opened: '10-12 10:00:00', closed: '10-12 10:05:00', agent: 'A' });
    expect(script.told('answer')).toEqual(['bot first 0s @2', 'person first A 20s desk 20s @4', 'bot later 2s @8']);
    expect(script.told('handled')).toEqual(['chat returned A 290s desk 290s @5']);
  });

  it('GIVEN the customer leaves the queue THEN nobody answered, and the wait ended without a person', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00').customer('10-12 10:04:00', '不等了').bot('10-12 10:04:01', 'handoff.left')
      .handoff('h1', { opened: '10-12 10:00:00', closed: '10-12 10:04:01', outcome: 'left' });
    // Waited 10:00:00 → 10:04:01 = 241 s.
    expect(script.told('wait')).toEqual(['gone chat 241s desk 241s @4']);
    expect(script.told('unanswered')).toEqual(['person first @1']);
    expect(script.told('answer')).toEqual(['bot first 0s @2']);
  });

  it('GIVEN an agent who ends it on an open question THEN these words were left unanswered, for that agent', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00').act('10-12 10:00:10', 'handoff.claimed', 'h1', 'A').agent('10-12 10:00:20', 'A')
      .customer('10-12 10:01:00').act('10-12 10:09:00', 'handoff.closed', 'h1', 'A', { outcome: 'solved', kind: 'chat' }).bot('10-12 10:09:00')
      .handoff('h1', { opened: '10-12 10:00:00', closed: '10-12 10:09:00', agent: 'A' });
    expect(script.told('unanswered')).toEqual(['person last A @5']);
    // What the bot says when it is over is no answer to them.
    expect(script.told('answer')).toHaveLength(2);
  });

  it.each([['谢谢', 0], ['明白了，再见', 0], ['Thank you!', 0], ['好的，那手续费呢', 1], ['谢谢', 1, '还有一个问题']] as const)('GIVEN the last words are “%s” WHEN it is ended THEN %i are counted as left unanswered', (words, count, before?: string) => {
    const script = new Script().customer('10-12 10:00:00').bot('10-12 10:00:00').act('10-12 10:00:10', 'handoff.claimed', 'h1', 'A').agent('10-12 10:00:20', 'A');
    if (before !== undefined) script.customer('10-12 10:00:50', before);
    script.customer('10-12 10:01:00', words).act('10-12 10:09:00', 'handoff.closed', 'h1', 'A', { outcome: 'solved', kind: 'chat' }).handoff('h1', { opened: '10-12 10:00:00', closed: '10-12 10:09:00', agent: 'A' });
    expect(script.told('unanswered')).toHaveLength(count);
  });

  it('GIVEN somebody at the desk who takes over from the bot THEN nobody was called and nobody waited', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:01')
      .bot('10-12 10:02:00', 'agent.taken-over').act('10-12 10:02:00', 'handoff.taken-over', 'h1', 'S').agent('10-12 10:02:30', 'S')
      .customer('10-12 10:03:00').agent('10-12 10:03:10', 'S')
      .handoff('h1', { opened: '10-12 10:02:00', agent: 'S' });
    // What S writes of their own accord answers nothing; the next words do, after 10 s.
    expect(script.told('answer')).toEqual(['bot first 1s @2', 'person later S 10s desk 10s @7']);
    expect(script.told('wait')).toEqual([]);
    expect(script.told('handoff')).toEqual([]);
  });

  it('GIVEN somebody takes over while the bot still thinks THEN their words answer what it had not', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:05', 'agent.taken-over').act('10-12 10:00:05', 'handoff.taken-over', 'h1', 'S').agent('10-12 10:00:25', 'S')
      .handoff('h1', { opened: '10-12 10:00:05', agent: 'S' });
    expect(script.told('answer')).toEqual(['person first S 25s desk 25s @4']);
  });
});
