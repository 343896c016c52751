import { describe, expect, it } from 'vitest';
import { kindOf, soundsLikeComplaint } from '../../dialogs/feedback/derive.js';
import { carriesWords, feedbackIntent } from '../../dialogs/feedback/intent.js';
import { surveyIntent } from '../../dialogs/survey/intent.js';
import { plain } from '../../dialogs/understanding/plain.js';

const wants = (said: string): string => (surveyIntent.wanted(plain(said), { text: said }) ? 'survey' : feedbackIntent.wanted(plain(said), { text: said }) ? 'feedback' : '-');

const SUGGESTIONS = ['建议你们增加周末窗口', '希望APP能把字体调大', '能不能多放几台取号机', '我觉得流程可以再简化一些', '提个意见，大厅座位太少', '如果能线上签字就更方便了', '你们可以考虑延长营业时间', '我不想投诉，只是提个建议', '要是能在微信上办就好了', '建議貴行增加週末窗口', '网点能不能加个饮水机', '手机银行要是支持指纹登录就好了', '希望你们网点周日也开门', '应该给老人设个专窗', 'Please consider opening later on weekdays', 'I have a suggestion: longer opening hours', 'It would be nice if you opened on Saturdays'];
const PRAISE = ['我要表扬三号窗口的小王', '客服小李特别耐心，点赞', '你们服务真好', '给今天的大堂经理送个好评', '感谢你们帮我解决问题，太专业了', '谢谢王经理，帮了大忙', '不是投诉，是想夸夸你们员工', '服务速度很快，赞一个', '我想表揚櫃員小陳', '浦东支行的保安大叔特别热心', '多謝陳經理，服務一流', '给陈经理一个大大的赞', 'Kudos to the teller at Pudong', 'Your staff were very helpful'];
const MARKS = ['我给这次服务打五分', '评价一下：非常满意', '打个三星吧', '服务评分4分', '总体还行，给个一般', '我来做满意度评价', '满意', '不太满意，打2分', '这次体验给满分', '非常不满意，一星'];
const NEITHER = ['我要投诉', '不是建议，我就是要投诉', '你们柜员态度太差了，我要投诉他', '建议我买什么理财', '有什么建议吗', '查一下我的投诉处理进度', '我要预约理财', '存款利率多少', '今天天气怎么样', '您好', '你们夸大收益', '给我约10点30分', '我要打5分钟电话', '希望你们尽快退款', '希望能多贷一点', '能给我个建议吗', '如果我逾期了就会上征信吗', 'I want to book an appointment', 'what is the interest rate'];

describe('words that begin feedback and surveys', () => {
  it.each([...SUGGESTIONS, ...PRAISE])('feedback: %s', (said) => expect(wants(said)).toBe('feedback'));
  it.each(MARKS)('survey: %s', (said) => expect(wants(said)).toBe('survey'));
  it.each(NEITHER)('neither: %s', (said) => expect(wants(said)).toBe('-'));
  it.each(PRAISE)('praise: %s', (said) => expect(kindOf(said)).toBe('praise'));
  it.each(SUGGESTIONS)('suggestion: %s', (said) => expect(kindOf(said)).toBe('suggestion'));
  it.each(['你们柜员态度恶劣', '客服骗我买了高风险产品', '理财经理误导我，钱亏了谁负责', '你們櫃員態度很差', 'the teller was rude'])('really a complaint: %s', (said) => expect(soundsLikeComplaint(said)).toBe(true));
  it.each([...SUGGESTIONS, ...PRAISE])('no complaint: %s', (said) => expect(soundsLikeComplaint(said)).toBe(false));
  it.each(['我有个小建议', '想写封表扬信', '想给你们提点改进意见', '我要提意见', 'I have a suggestion', '我要反馈问题'])('says nothing yet: %s', (said) => expect(carriesWords(said)).toBe(false));
});
