import { describe, expect, it } from 'vitest';
import { readCommand } from '../../dialogs/understanding/commands.js';
import { wishesOf } from '../../dialogs/understanding/intent/wishes.js';
import { randomTexts } from '../slots/helpers.js';

const wishes = (said: string) => wishesOf(said).map(({ intent }) => intent).join(' ');

describe('yes and no', () => {
  it.each(['嗯呐', '好嘞', '必须的', '是滴', '没毛病', '對對對', '可以可以', '當然', '係', 'ok的', 'yea', 'sure thing'])('%s: yes', (said) => expect(readCommand(said)).toBe('affirm'));
  it.each(['不了', '不行不行', '不不不', 'nah', 'no way', '唔係'])('%s: no', (said) => expect(readCommand(said)).toBe('deny'));
  it.each(['唔使', '不用啦', '没事'])('%s: nothing needed', (said) => expect(readCommand(said)).toBe('decline'));
});

describe('what a message wants, in turn', () => {
  it.each([
    ['先投诉，再约个时间', 'complaint booking'],
    ['我要投诉，另外帮我查一下贷款进度', 'complaint progress'],
    ['帮我取消预约，顺便提个建议', 'cancel suggestion'],
    ['帮我取消明天的预约，然后转人工', 'cancel human'],
    ['我想预约开户，顺便查一下我的贷款进度', 'booking progress'],
    ['先查进度然后转人工', 'progress human'],
    ['我要表扬三号柜台的小王，还想给你们提个建议', 'praise suggestion'],
    ['先改期再投诉', 'reschedule complaint'],
    ['我要投诉柜员。另外我要预约下周三开户。', 'complaint booking'],
    ['投诉完再约个时间', 'complaint booking'],
    ['我想先投訴，再預約開戶', 'complaint booking'],
    ['幫我取消預約，順便轉人工', 'cancel human'],
    ['贷款批了吗？另外我想约个时间签合同', 'progress booking'],
    ['预约改到周四，还有，你们应该多设几个座位', 'reschedule suggestion'],
    ['取消贷款申请并且投诉那个经理', 'cancel complaint'],
    ['打五分，顺便建议你们增加座位', 'rating suggestion'],
    ['谢谢，顺便问下我的贷款到哪一步了', 'progress'],
    ['I want to complain, then book an appointment', 'complaint booking'],
    ['cancel my appointment and also check the status of my loan', 'cancel progress'],
    ['I want to file a complaint and please connect me to an agent', 'complaint human'],
  ])('%s: both', (said, expected) => expect(wishes(said)).toBe(expected));

  it.each([
    ['你们柜员态度太差了，我要投诉他', 'complaint'],
    ['我明天去不了，换个时间', 'reschedule'],
    ['我反悔了，不想办了', 'cancel'],
    ['你好，我要预约开户，周三下午', 'booking'],
    ['服务态度五分，效率三分', 'rating'],
    ['等了两个小时没人理，太过分了', 'complaint'],
    ['再约一次', 'booking'],
    ['违规放贷，我要举报', 'complaint'],
    ['这个你解决不了，帮我找人', 'human'],
    ['再帮我约个时间', 'booking'],
    ['不用约了，取消吧', 'cancel'],
    ['还没处理完吗', 'progress'],
    ['谢谢王经理，帮了大忙', 'praise'],
    ["I can't make it on Wednesday, can we do Thursday instead?", 'reschedule'],
  ])('%s: one', (said, expected) => expect(wishes(said)).toBe(expected));

  it.each([
    ['我不想投诉，只是问问', 'other'],
    ['我不想投訴，只是問問', 'other'],
    ['不是要取消，是想改时间', 'reschedule'],
    ['我不是来投诉的，我要预约', 'booking'],
    ['不是投诉，就是给你们提个建议', 'suggestion'],
    ['不用转人工，你帮我预约就行', 'booking'],
    ['我不想预约，我要投诉', 'complaint'],
    ['不改时间，直接取消', 'cancel'],
    ["I don't want to complain, I'm just asking", 'other'],
    ["I don't want to cancel, just change the date", 'reschedule'],
    ['我没有要取消，帮我改到周五', 'reschedule'],
    ['不投诉了，转人工', 'human'],
  ])('%s: not what is denied', (said, expected) => expect(wishes(said)).toBe(expected));

  it.each([
    ['我要预约，哦不对，我要取消预约', 'cancel'],
    ['我要取消，说错了，我要改期', 'reschedule'],
    ['我想改期，不，还是取消吧', 'cancel'],
    ['帮我转人工，算错了，不对，我要查进度', 'progress'],
    ['Book an appointment, wait, I mean cancel my appointment', 'cancel'],
  ])('%s: what it was corrected to', (said, expected) => expect(wishes(said)).toBe(expected));

  it('GIVEN random text THEN there is always a wish, and never an error', () => {
    for (const said of [...randomTexts(2000), '', ' ', '，。', '先', '再', '不', '投诉'.repeat(2000)]) {
      const all = wishesOf(said);
      expect(all.length, said).toBeGreaterThan(0);
      for (const { confidence } of all) expect(confidence >= 0 && confidence <= 1.000001, said).toBe(true);
    }
  });
});
