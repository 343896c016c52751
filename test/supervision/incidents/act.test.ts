import { describe, expect, test } from 'vitest';
import { incidents, planFor, type IncidentLevel } from '../../../cases/profile/incidents.js';
import { act, type Actor, type IncidentAct } from '../../../supervision/incidents/act.js';
import type { Incident } from '../../../supervision/incidents/incident.js';
import { reported } from '../../../supervision/incidents/steps.js';

const profile = incidents.parse({});
const ZHOU: Actor = { id: 'zhou', roles: ['supervisor'] };
const LI: Actor = { id: 'li', roles: ['compliance'] };
const START = Date.parse('2026-11-25T02:00:00.000Z');
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

function opened(level: IncidentLevel = 'critical', by = ZHOU, drill = false): Incident {
  const made = reported({ drill, level, kind: 'system', title: '手机银行无法登录', place: '全国', happenedAt: at(-10), evidence: { conversations: [], numbers: [] } }, planFor(profile, level, 'system'), { by, at: at(0) });
  if ('refused' in made) throw new Error(made.refused);
  return made.incident;
}
const doing = (incident: Incident, what: IncidentAct, by = ZHOU, minutes = 1) => act(incident, what, { by, at: at(minutes), planFor: (level) => planFor(profile, level, 'system') });
function done(incident: Incident, what: IncidentAct, by = ZHOU, minutes = 1): Incident {
  const acted = doing(incident, what, by, minutes);
  if ('refused' in acted) throw new Error(`refused: ${acted.refused}`);
  return acted.incident;
}
const tick = (task: string): IncidentAct => ({ do: 'tick', task, done: true, note: '' });
const step = (name: 'start' | 'dispose' | 'aftermath' | 'close'): IncidentAct => ({ do: 'step', step: name, note: '' });
const TEXTS = { 'zh-Hans': '停机', 'zh-Hant': '停機', en: 'down' };

describe('an incident’s steps', () => {
  test('GIVEN it is reported THEN calls and the first phase’s tasks have deadlines counted from then, later ones have none yet', () => {
    const { tasks } = opened();
    expect(tasks.find(({ id }) => id === 'call-head')).toMatchObject({ call: true, dueAt: at(10) });
    expect(tasks.find(({ id }) => id === 'verify')).toMatchObject({ must: true, dueAt: at(15) });
    expect(tasks.find(({ id }) => id === 'contain')?.dueAt).toBeUndefined();
  });

  test('GIVEN steps out of order, tasks that must be done, the same person twice THEN each is refused for its own reason', () => {
    const incident = opened();
    expect(doing(incident, step('dispose'))).toEqual({ refused: 'skips' });
    expect(doing(incident, step('start'), LI)).toEqual({ refused: 'tasks-open', tasks: ['verify'] });
    const verified = done(incident, tick('verify'));
    expect(doing(verified, step('start'), ZHOU)).toEqual({ refused: 'same-person' });
    expect(doing(verified, step('start'), { id: 'wang', roles: ['agent'] })).toEqual({ refused: 'role' });
    expect(done(verified, step('start'), LI)).toMatchObject({ state: 'started' });
  });

  test('GIVEN it goes the whole way THEN it can’t be closed while the notice shows or a message is under way', () => {
    let incident = done(opened(), tick('verify'));
    incident = done(incident, step('start'), LI, 5);
    incident = done(incident, { do: 'banner', texts: TEXTS }, ZHOU, 6);
    incident = done(incident, tick('regulator'), ZHOU, 7);
    incident = done(incident, step('dispose'), ZHOU, 8);
    incident = done(incident, tick('contain'), ZHOU, 9);
    incident = done(incident, step('aftermath'), ZHOU, 10);
    incident = done(incident, { do: 'prepare', purpose: 'lifted', audience: { who: 'live', channels: [], kinds: [] }, texts: TEXTS, counted: 3 }, ZHOU, 11);
    for (const task of ['review', 'report']) incident = done(incident, tick(task), ZHOU, 12);
    expect(doing(incident, step('close'), LI)).toEqual({ refused: 'still-told' });
    incident = done(incident, { do: 'lift' }, ZHOU, 13);
    expect(doing(incident, step('close'), LI)).toEqual({ refused: 'still-told' });
    expect(doing(incident, { do: 'confirm', round: '1', counted: 3 }, ZHOU)).toEqual({ refused: 'same-person' });
    incident = done(incident, { do: 'confirm', round: '1', counted: 3 }, LI, 14);
    expect(doing(incident, step('close'), LI)).toEqual({ refused: 'still-told' });
    incident = done(incident, { do: 'sent', round: '1', total: 3 }, { id: 'guitai', roles: [] }, 15);
    incident = done(incident, step('close'), LI, 16);
    expect(incident.state).toBe('closed');
    expect(doing(incident, tick('tell'))).toEqual({ refused: 'over' });
    expect(done(incident, { do: 'facts', facts: { cause: '数据库磁盘已满' } }).facts.cause).toBe('数据库磁盘已满');
  });

  test('GIVEN it turns out graver THEN the graver plan’s tasks are added and due from then, what was done stays done', () => {
    const minor = done(opened('minor'), tick('verify'), ZHOU, 3);
    const graver = done(minor, { do: 'level', level: 'critical', note: '影响全国' }, LI, 20);
    expect(graver.tasks.find(({ id }) => id === 'verify')).toMatchObject({ doneAt: at(3), doneBy: 'zhou' });
    expect(graver.tasks.find(({ id }) => id === 'call-head')).toMatchObject({ dueAt: at(30) });
    expect(graver.steps.at(-1)).toMatchObject({ step: 'level', from: 'minor', level: 'critical', note: '影响全国' });
    expect(doing(graver, { do: 'level', level: 'critical', note: 'x' })).toEqual({ refused: 'already' });
  });

  test('GIVEN a level without a plan THEN it can be neither reported nor gone over to', () => {
    const only = incidents.parse({ plans: [{ level: 'minor', tasks: [{ id: 'look', phase: 'report', what: { 'zh-Hans': '看', 'zh-Hant': '看', en: 'look' }, withinMinutes: 5 }] }] });
    expect(planFor(only, 'critical', 'system')).toBeUndefined();
    expect(reported({ drill: false, level: 'critical', kind: 'system', title: 't', place: '', happenedAt: at(0), evidence: { conversations: [], numbers: [] } }, undefined, { by: ZHOU, at: at(0) })).toEqual({ refused: 'no-plan' });
    expect(act(opened('minor'), { do: 'level', level: 'critical', note: 'x' }, { by: ZHOU, at: at(1), planFor: (level) => planFor(only, level, 'system') })).toEqual({ refused: 'no-plan' });
  });

  test('GIVEN it was none THEN it is withdrawn, as long as nothing was started and customers see nothing of it', () => {
    const shown = done(opened(), { do: 'banner', texts: TEXTS });
    expect(doing(shown, { do: 'withdraw', note: '误报' })).toEqual({ refused: 'still-told' });
    expect(done(done(shown, { do: 'lift' }), { do: 'withdraw', note: '误报' }).state).toBe('withdrawn');
    const started = done(done(opened(), tick('verify')), step('start'), LI);
    expect(doing(started, { do: 'withdraw', note: '误报' })).toEqual({ refused: 'skips' });
  });

  test('GIVEN a message to customers before the plan is started, or to nobody THEN it is refused; a drill’s to nobody is not', () => {
    const prepare: IncidentAct = { do: 'prepare', purpose: 'tell', audience: { who: 'live', channels: [], kinds: [] }, texts: TEXTS, counted: 0 };
    expect(doing(opened(), prepare)).toEqual({ refused: 'not-started' });
    const started = (drill: boolean): Incident => done(done(opened('critical', ZHOU, drill), tick('verify')), step('start'), LI);
    expect(doing(started(false), prepare)).toEqual({ refused: 'nobody' });
    expect(done(started(true), prepare).rounds).toHaveLength(1);
  });

  test('GIVEN a report that somebody else has saved meanwhile THEN the older one does not write over it', () => {
    const section = { time: '', place: '', cause: '', extent: '', result: '', assessment: '', measures: '', handling: '' };
    const texts = { 'zh-Hans': section, en: section };
    const saved = done(opened(), { do: 'report', texts, from: 0 });
    expect(doing(saved, { do: 'report', texts, from: 0 }, LI)).toEqual({ refused: 'stale' });
    expect(done(saved, { do: 'report', texts, from: 1 }, LI).reports.map(({ version, by }) => [version, by])).toEqual([[1, 'zhou'], [2, 'li']]);
  });
});

describe('the profile’s incidents', () => {
  test('GIVEN an old profile without them THEN there is a plan for every level and kind', () => {
    for (const kind of profile.kinds) for (const level of ['critical', 'major', 'moderate', 'minor'] as const) expect(planFor(profile, level, kind.id)?.tasks.length).toBeGreaterThan(0);
  });

  test('GIVEN two plans for the same, an unknown kind, two tasks of one id, a class of no complaint THEN each is named', () => {
    const task = { id: 'look', phase: 'report', what: { 'zh-Hans': '看', 'zh-Hant': '看', en: 'look' }, withinMinutes: 5 };
    const wrong = incidents.safeParse({ plans: [{ level: 'minor', tasks: [task, task] }, { level: 'minor', tasks: [task] }, { level: 'major', kind: 'flood', tasks: [task] }], watch: [{ id: 'r', of: 'anger', by: 'class', count: 3, withinMinutes: 5, level: 'minor', kind: 'flood' }] });
    expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['plans', 'plans.0', 'plans.2.kind', 'watch.0.by', 'watch.0.kind']);
  });
});
