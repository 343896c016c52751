import { describe, expect, it } from 'vitest';
import { Script } from './script.js';

const coming = (): Script => new Script().customer('10-12 10:00:00');

describe('how a contact goes', () => {
  it.each<[string, Script, string]>([
    ['a clause answered', coming().event('10-12 10:00:01', 'norms.answered', { clause: '4.3.2' }).bot('10-12 10:00:01'), 'first bot @1'],
    ['an appointment was made', coming().event('10-12 10:00:01', 'booking.made', { number: 'BK-1', branch: 'pudong' }).bot('10-12 10:00:01'), 'first bot @1'],
    ['the profile held it', coming().bot('10-12 10:00:01', 'information.hours'), 'first bot @1'],
    ['the profile did not hold it', coming().event('10-12 10:00:01', 'norms.declined', { question: '?' }).bot('10-12 10:00:01', 'information.unknown'), 'first unsolved @1'],
    ['the answer was no help', coming().event('10-12 10:00:01', 'norms.answered', { clause: '4.3.2' }).bot('10-12 10:00:01').customer('10-12 10:00:09').event('10-12 10:00:10', 'norms.rated', { clause: '4.3.2', helpful: false }).bot('10-12 10:00:10'), 'first unsolved @1'],
    ['it was declined first and answered then', coming().event('10-12 10:00:01', 'norms.declined', { question: '?' }).bot('10-12 10:00:01').customer('10-12 10:01:00').event('10-12 10:01:01', 'norms.answered', { clause: '1.1' }).bot('10-12 10:01:01'), 'first bot @1'],
    ['a complaint was taken', coming().event('10-12 10:00:01', 'complaint.submitted', { number: 'CP-1' }).bot('10-12 10:00:01'), 'first taken @1'],
    ['the bot failed', coming().bot('10-12 10:00:01', 'fault.apology').event('10-12 10:00:01', 'turn.failed'), 'first unsolved @1'],
    ['only greetings were said', coming().bot('10-12 10:00:01', 'talk.hello'), 'first talk @1'],
    ['work on a case was made of it', coming().event('10-12 10:00:01', 'complaint.submitted', { number: 'CP-1' }).bot('10-12 10:00:01').handoff('t', { kind: 'task', why: 'complaint', opened: '10-12 10:00:01' }), 'first taken @1'],
    ['a person was called who never came', coming().bot('10-12 10:00:01').handoff('h', { opened: '10-12 10:00:01' }), 'first person @1'],
    ['a call was agreed', coming().bot('10-12 10:00:01').handoff('h', { kind: 'callback', opened: '10-12 10:00:01' }), 'first person @1'],
    ['an agent spoke', coming().agent('10-12 10:02:00', 'A'), 'first person A @1'],
  ])('GIVEN %s THEN it is counted as such', (_name, script, expected) => {
    expect(script.told('contact')).toEqual([expected]);
  });

  it('GIVEN silence of four hours WHEN the customer writes again THEN it is a new contact; of less, the same', () => {
    // 10:00 → 13:59:59 is the same; 13:59:59 → 17:59:59 is four hours.
    const script = new Script().customer('10-12 10:00:00').bot('10-12 10:00:01').customer('10-12 13:59:59').bot('10-12 14:00:00').customer('10-12 17:59:59').bot('10-12 18:00:00');
    expect(script.told('contact')).toEqual(['first talk @1', 'again talk @5']);
  });

  it('GIVEN somebody who was served by A WHEN they come again two days later THEN a return is counted for A', () => {
    const script = new Script()
      .customer('10-12 10:00:00').bot('10-12 10:00:00').act('10-12 10:01:00', 'handoff.claimed', 'h1', 'A').agent('10-12 10:02:00', 'A')
      .act('10-12 10:10:00', 'handoff.closed', 'h1', 'A', { outcome: 'solved', kind: 'chat' })
      .customer('10-14 10:10:00').event('10-14 10:10:01', 'norms.answered', { clause: '1.1' }).bot('10-14 10:10:01')
      .handoff('h1', { opened: '10-12 10:00:00', closed: '10-12 10:10:00', agent: 'A' });
    expect(script.told('contact')).toEqual(['first person A @1', 'again bot @6']);
    // 10:10 → 10:10 two days later: 172800 s.
    expect(script.told('returned')).toEqual(['A 172800s @6']);
  });

  it('GIVEN a conversation that supervision keeps for itself THEN nothing of it counts', () => {
    expect(coming().event('10-12 10:00:01', 'norms.answered', { clause: '1.1' }).facts('supervision')).toEqual([]);
  });

  it('GIVEN the class of the customer and a branch that comes up THEN everything of the conversation bears them, with its lines in order', () => {
    const facts = coming().bot('10-12 10:00:01').customer('10-12 10:01:00').event('10-12 10:01:01', 'booking.made', { number: 'BK-1', branch: 'pudong' }).bot('10-12 10:01:01').facts('directline', 'private');
    expect(new Set(facts.map(({ branch, customerClass }) => `${branch} ${customerClass}`))).toEqual(new Set(['pudong private']));
    expect(facts.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
    expect(facts.map(({ kind, sequence }) => `${kind} ${sequence}`)).toEqual(['contact 1', 'answer 2', 'booking 4', 'answer 5']);
  });
});

describe('what single events tell', () => {
  it('GIVEN a survey about a chat with B THEN each mark counts on its dimension, for B; what is no mark does not', () => {
    const script = coming().bot('10-12 10:00:00').event('10-12 11:00:00', 'survey.asked', { number: 'talk~1' }).event('10-12 11:01:00', 'survey.answered', { number: 'talk~1', attitude: 5, professionalism: 4, efficiency: 2, convenience: 9, average: 3.7 })
      .handoff('talk~1', { opened: '10-12 10:00:00', closed: '10-12 10:50:00', agent: 'B' });
    expect(script.told('survey')).toEqual(['asked B @3', 'answered B @4']);
    expect(script.facts().flatMap(({ kind, label, side, agent, value }) => (kind === 'mark' ? [`${label} ${side} ${agent} ${value}`] : []))).toEqual(['attitude person B 5', 'professionalism person B 4', 'efficiency person B 2']);
  });

  it('GIVEN a declined question of a thousand characters THEN its beginning is counted by', () => {
    const [fact] = coming().event('10-12 10:00:01', 'norms.declined', { question: '问'.repeat(1_000) }).facts().filter(({ kind }) => kind === 'declined');
    expect(Array.from(fact?.label ?? '')).toHaveLength(120);
  });
});
