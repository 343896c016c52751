import { describe, expect, it } from 'vitest';
import { branchSlot } from '../../dialogs/slots/branch.js';
import { bank, findBrief, keepsItsPromises, readBrief } from './helpers.js';

const slot = branchSlot(() => bank);

describe('the branch slot', () => {
  it.each([
    ['浦东支行', 'pudong'],
    ['浦東支行', 'pudong'],
    ['浦东', 'pudong'],
    ['浦東', 'pudong'],
    ['浦东网点吧', 'pudong'],
    ['去浦东那家', 'pudong'],
    ['Pudong', 'pudong'],
    ['pudong branch', 'pudong'],
    ['the Pudong one', 'pudong'],
    ['ＰＵＤＯＮＧ', 'pudong'],
    ['徐汇支行', 'xuhui'],
    ['徐匯支行', 'xuhui'],
    ['徐家汇', 'xuhui'],
    ['徐家匯', 'xuhui'],
    ['Xuhui', 'xuhui'],
    ['the Xuhui branch, please', 'xuhui'],
    ['静安', 'jingan'],
    ['靜安支行', 'jingan'],
    ["Jing'an", 'jingan'],
    ['Jing’an branch', 'jingan'],
    ['Jingan', 'jingan'],
    ['jing an', 'jingan'],
    ['静安寺', 'jingan'],
    ['1', 'pudong'],
    ['一', 'pudong'],
    ['第一个', 'pudong'],
    ['选2', 'xuhui'],
    ['2.', 'xuhui'],
    ['第三家', 'jingan'],
    ['the third', 'jingan'],
    ['number 2', 'xuhui'],
    ['last', 'jingan'],
    ['4', '!no-such-number'],
    ['0', '!no-such-number'],
    ['改成徐汇', 'xuhui'],
    ['不是浦东，是徐汇', 'xuhui'],
    ['不去浦东了，去静安', 'jingan'],
    ['把浦东改成徐汇', 'xuhui'],
    ['change Pudong to Xuhui', 'xuhui'],
    ['Xuhui instead of Pudong', 'xuhui'],
    ['not Pudong, Xuhui', 'xuhui'],
    ['浦东或者徐汇', '!ambiguous pudong|xuhui'],
    ['浦东还是静安好', '!ambiguous pudong|jingan'],
    ['Xuhuii', 'xuhui'],
    ['Pudnog branch', 'pudong'],
    // One wrong character of two may be another place: asked, not taken.
    ['浦西支行', '!unsure pudong'],
    ['浦冬支行', '!unsure pudong'],
    ['徐会', '!unsure xuhui'],
    ['虹桥支行', '!unknown'],
    ['哪家近', '!unknown'],
    ['随便', '!unknown'],
    ['', '!unknown'],
    ['支行', '!unknown'],
    ['branch', '!unknown'],
    ['王芳', '!unknown'],
  ])('GIVEN the answer %j THEN it reads %s', (said, expected) => {
    expect(readBrief(slot, said)).toBe(expected);
  });

  it.each([
    ['我想下周三下午三点在浦东支行约理财咨询', 'pudong @浦东支行'],
    ["open an account at the Xuhui branch, I'm Mary", 'xuhui @Xuhui branch'],
    ['貸款兩百萬，靜安支行，聯絡人陳大文', 'jingan @靜安支行'],
    ['不是浦东，是徐汇', 'xuhui @徐汇'],
    ['不要浦东', '-'],
    ['第二个', '-'],
    ['浦西支行', '-'],
    ['上海', '-'],
    ['我叫王芳', '-'],
  ])('GIVEN %j THEN it finds %s', (said, expected) => {
    expect(findBrief(slot, said)).toBe(expected);
  });

  it('shows the name in each language', () => {
    expect([slot.show('xuhui', 'zh-Hans'), slot.show('xuhui', 'zh-Hant'), slot.show('xuhui', 'en')]).toEqual(['徐汇支行', '徐匯支行', 'Xuhui branch']);
  });

  keepsItsPromises('branch', slot);
});
