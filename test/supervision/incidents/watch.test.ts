import { describe, expect, test } from 'vitest';
import type { WatchRule } from '../../../cases/profile/incidents.js';
import type { Observation } from '../../../supervision/incidents/alert.js';
import { gathered, inCommon } from '../../../supervision/incidents/alike.js';
import { eachCustomerOnce } from '../../../supervision/incidents/reach.js';
import { watched, type KnownAlert } from '../../../supervision/incidents/watch.js';

const NOW = '2026-11-25T02:00:00.000Z';
const minutesAgo = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const complaint = (id: string, minutes: number, more: Partial<Observation> = {}): Observation => ({ of: 'complaints', id, number: id, at: minutesAgo(minutes), conversation: `c-${id}`, ...more });
const byClass: WatchRule = { id: 'class', of: 'complaints', by: 'class', count: 3, withinMinutes: 60, level: 'moderate', kind: 'complaints' };
const byWords: WatchRule = { id: 'words', of: 'complaints', by: 'words', count: 3, withinMinutes: 60, level: 'major', kind: 'complaints' };
const anger: WatchRule = { id: 'anger', of: 'anger', by: 'any', count: 2, withinMinutes: 30, level: 'moderate', kind: 'service' };

describe('what proposes an incident', () => {
  test('GIVEN three complaints of a class within the hour and two of another THEN one alert, for the first class, with what it stands on', () => {
    const seen = [complaint('1', 50, { class: 'attitude' }), complaint('2', 30, { class: 'product' }), complaint('3', 20, { class: 'attitude' }), complaint('4', 10, { class: 'attitude' }), complaint('5', 5, { class: 'product' })];
    const { open, grown } = watched([byClass], seen, [], NOW);
    expect(open).toMatchObject([{ rule: 'class', common: 'attitude', level: 'moderate', kind: 'complaints', seen: ['1', '3', '4'], numbers: ['1', '3', '4'], conversations: ['c-1', 'c-3', 'c-4'], firstAt: minutesAgo(50), lastAt: minutesAgo(10), state: 'open' }]);
    expect(grown).toEqual([]);
  });

  test('GIVEN three of a class, one of them before the window THEN nothing', () => {
    expect(watched([byClass], [complaint('1', 61, { class: 'attitude' }), complaint('2', 30, { class: 'attitude' }), complaint('3', 1, { class: 'attitude' })], [], NOW).open).toEqual([]);
  });

  test('GIVEN an open alert WHEN another of the same comes THEN it grows, and there is no second', () => {
    const seen = ['1', '2', '3'].map((id, at) => complaint(id, 30 - at, { class: 'attitude' }));
    const [alert] = watched([byClass], seen, [], NOW).open;
    if (alert === undefined) throw new Error('no alert');
    const known: KnownAlert[] = [{ id: 'a', alert }];
    expect(watched([byClass], seen, known, NOW)).toEqual({ open: [], grown: [] });
    expect(watched([byClass], [...seen, complaint('4', 2, { class: 'attitude' })], known, NOW)).toMatchObject({ open: [], grown: [{ id: 'a', alert: { seen: ['1', '2', '3', '4'], lastAt: minutesAgo(2) } }] });
  });

  test('GIVEN an alert that was dismissed WHEN two more of the same come THEN nothing; WHEN three more come THEN a new one, of those alone', () => {
    const seen = ['1', '2', '3'].map((id, at) => complaint(id, 40 - at, { class: 'attitude' }));
    const [alert] = watched([byClass], seen, [], NOW).open;
    if (alert === undefined) throw new Error('no alert');
    const known: KnownAlert[] = [{ id: 'a', alert: { ...alert, state: 'dismissed', reason: 'one family' } }];
    const more = [...seen, complaint('4', 9, { class: 'attitude' }), complaint('5', 8, { class: 'attitude' })];
    expect(watched([byClass], more, known, NOW)).toEqual({ open: [], grown: [] });
    expect(watched([byClass], [...more, complaint('6', 7, { class: 'attitude' })], known, NOW).open).toMatchObject([{ seen: ['4', '5', '6'] }]);
  });

  test('GIVEN an alert that became an incident WHEN more of the same comes THEN it belongs to the incident while that goes on, and counts anew when it is over', () => {
    const seen = ['1', '2', '3', '4', '5', '6'].map((id, at) => complaint(id, 40 - at, { class: 'attitude' }));
    const [alert] = watched([byClass], seen.slice(0, 3), [], NOW).open;
    if (alert === undefined) throw new Error('no alert');
    const known: KnownAlert[] = [{ id: 'a', alert: { ...alert, state: 'confirmed', incident: 'IN-1' } }];
    expect(watched([byClass], seen, known, NOW, new Set(['IN-1']))).toMatchObject({ open: [], grown: [{ id: 'a', alert: { incident: 'IN-1', seen: ['1', '2', '3', '4', '5', '6'] } }] });
    expect(watched([byClass], seen, known, NOW, new Set())).toMatchObject({ open: [{ seen: ['4', '5', '6'] }], grown: [] });
  });

  test('GIVEN complaints in other words about one thing, among others THEN those that tell of it are found, and named by what they share', () => {
    const said = ['手机银行登录不上，一直转圈', '今天登录不了手机银行，提示系统繁忙', '柜员态度太差，说话很凶', '我的手机银行怎么也登录不进去', '理财产品亏了两万', '排队等了两个小时没人办理'];
    const { open } = watched([byWords], said.map((each, at) => complaint(String(at), 30 - at, { said: each })), [], NOW);
    expect(open).toMatchObject([{ rule: 'words', seen: ['0', '1', '3'] }]);
    expect(open[0]?.common).toContain('手机');
    expect(open[0]?.common).toContain('登录');
  });

  test('GIVEN complaints that share only what stands in any complaint THEN nothing', () => {
    const said = ['我要投诉你们银行的工作人员，态度很差', '我要投诉你们银行的工作人员，乱收费用', '我要投诉你们银行的工作人员，弄丢了材料'];
    expect(watched([byWords], said.map((each, at) => complaint(String(at), at, { said: each })), [], NOW).open).toEqual([]);
  });

  test('GIVEN English words THEN they are compared as words', () => {
    expect(gathered(['the mobile app crashes at login', 'app crashes whenever i login on mobile', 'the teller was rude to my mother'], (said) => said).map((group) => group.length)).toEqual([2, 1]);
    expect(inCommon(['mobile app crashes at login', 'app crashes whenever i login'])).toMatch(/app crashes/);
  });

  test('GIVEN angry customers handed over THEN they count together, whatever each is angry about; complaints do not count among them', () => {
    const angry = (id: string): Observation => ({ of: 'anger', id, at: minutesAgo(5), conversation: `c-${id}` });
    expect(watched([anger], [angry('1'), complaint('2', 5)], [], NOW).open).toEqual([]);
    expect(watched([anger], [angry('1'), angry('3')], [], NOW).open).toMatchObject([{ rule: 'anger', common: '', seen: ['1', '3'], numbers: [] }]);
  });
});

describe('each customer once', () => {
  const at = (minutes: number): string => minutesAgo(minutes);
  test('GIVEN one customer on two channels known by one contact, and another THEN each has one conversation: the one heard last', () => {
    const found = eachCustomerOnce([
      { conversation: 'web', channel: 'directline', at: at(30), keys: ['directline u1', 'contact k1'] },
      { conversation: 'teams', channel: 'msteams', at: at(5), keys: ['msteams u9', 'contact k1'] },
      { conversation: 'other', channel: 'directline', at: at(60), keys: ['directline u2'] },
    ]);
    expect(found).toEqual([{ conversation: 'teams', channel: 'msteams' }, { conversation: 'other', channel: 'directline' }]);
  });

  test('GIVEN two conversations that only a third connects THEN it is one customer', () => {
    const found = eachCustomerOnce([
      { conversation: 'a', channel: 'directline', at: at(3), keys: ['directline u1', 'contact k1'] },
      { conversation: 'b', channel: 'msteams', at: at(2), keys: ['msteams u2', 'identity i1'] },
      { conversation: 'c', channel: 'directline', at: at(1), keys: ['directline u3', 'contact k1', 'identity i1'] },
    ]);
    expect(found).toEqual([{ conversation: 'c', channel: 'directline' }]);
  });
});
