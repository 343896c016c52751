import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../dialogs/form/slot.js';
import { surveySlots } from '../../dialogs/survey/form.js';
import { readMark } from '../../dialogs/slots/mark.js';

const at: Moment = { now: Temporal.PlainDateTime.from('2026-11-25T10:00'), offset: '+08:00', locale: 'zh-Hans' };
const slots = surveySlots();

describe('marks', () => {
  it.each<[string, number]>([
    ['5', 5], ['五分', 5], ['满分', 5], ['十分', 5], ['十分满意', 5], ['非常满意', 5], ['很满意', 5], ['excellent', 5], ['⭐⭐⭐⭐⭐', 5], ['very satisfied', 5],
    ['满意', 4], ['4 满意', 4], ['还不错', 4], ['比较满意', 4], ['good', 4], ['好', 4], ['四颗星', 4], ['3.5分', 4],
    ['一般', 3], ['还行', 3], ['三星', 3], ['可以', 3], ['average', 3], ['not bad', 3],
    ['不满意', 2], ['不太满意', 2], ['不好', 2], ['有点慢', 2], ['poor', 2], ['两分', 2], ['not satisfied', 2], ['非常不專業', 1],
    ['很差', 1], ['非常不满意', 1], ['太差了', 1], ['terrible', 1], ['一星', 1], ['0分', 1], ['非常不滿意', 1],
  ])('%s is %i', (said, mark) => expect(readMark(said)).toEqual({ ok: true, value: mark }));
  it.each(['7分', '6', '50'])('%s is out of range', (said) => expect(readMark(said)).toMatchObject({ ok: false, reason: 'out-of-range' }));
  it.each(['什么', '', '谢谢', '我要预约', '🙂'])('“%s” is none', (said) => expect(readMark(said)).toMatchObject({ ok: false, reason: 'unknown' }));
  it('finds marks given by name', () => {
    const said = '态度很好，就是效率太低了，一般';
    expect(slots.attitude.find(said, { at })[0]).toMatchObject({ ok: true, value: 5 });
    expect(slots.convenience.find(said, { at })).toEqual([]);
    expect(slots.efficiency.find('效率3分', { at })[0]).toMatchObject({ ok: true, value: 3 });
  });
  it.each<[string, number]>([['都很好', 5], ['全5分', 5], ['全部满意', 4], ['都是4分', 4], ['all excellent', 5], ['都不太满意', 2], ['everything was great', 5]])('%s marks everything %i', (said, mark) => expect(slots.overall.find(said, { at })[0]).toMatchObject({ ok: true, value: mark }));
  it.each(['5分', '很好', '态度都很好'])('%s does not', (said) => expect(slots.overall.find(said, { at })).toEqual([]));
  it.each(['没空', '不想评', '我现在没时间', 'not now', 'too busy'])('%s declines', (said) => expect(slots.declined.find(said, { at })).toHaveLength(1));
});
