import type { Intent } from '../counter/intents.js';
import { plain } from '../understanding/plain.js';
import { isPraise } from './derive.js';

const SUGGESTS = /(?<!什么|有没有|给我(?:个|点|一个|一些)?)建议(?!我|买|选)|提(?:个|点|些|一个|一点|一些|几点)?.{0,6}(?:意见|想法)|改进意见|有(?:个|点|一个|些)(?:小)?(?:意见|想法)(?!箱)|我(?:要|想)(?:反馈|提意见)|反馈(?:问题|意见|建议)|有问题要反映|希望.{0,16}(?:增加|延长|改进|改善|优化|调大|调小|简化|提升|提高|加强|增设|开通|支持|多(?:设|开|放|安排|增|加|几|一些|点座|备))|希望(?:你们|贵行|银行)(?!.{0,12}(?:处理|回复|答复|退|赔|解决|联系|打电话|通知|批|放款))|能不能(?:多(?:放|开|设|安排|增|加|备)|增加|增设|延长|加(?:个|装|几|一)|装(?:个|几|一))|(?:窗口|大厅|座位|椅子|取号机|柜员机|自助机|空调|叫号|字体|页面|手机银行|网点).{0,8}(?:少了?点|太少|太小|太冷|太热|太吵|不够)|最好能|应该(?:给|多|增|设|把)|能不能(?:把|调)|提个醒|please consider|(?:你们)?可以考虑|可以再.{0,8}(?:一?[些点]|化)|(?:要是|如果)能.{0,20}(?:就|更|会)|(?:要是|如果)(?!我).{1,16}就(?:好|更好|更方便|方便)|suggest(?!ed)|suggestions?|feedback|it would be (?:nice|good|great|better) if|you should|i (?:would )?recommend (?:you|that)/u;
const PRAISES = /表扬|点赞|好评|赞一个|夸(?!大|张)|锦旗|compliment|praise|kudos/u;
const STAFF = /(?:你们|你们的|服务|客服|员工|柜员|经理|窗口|那位|姑娘|小伙|师傅|大堂|小[\p{Script=Han}]|保安|大叔|阿姨|大姐|贵行|网点|支行|接待|办得|帮|解决|staff|service|teller|manager|clerk|colleague|helped|branch|lady|gentleman|counter)/u;
const NOT = /(?<!不想|不要|不是|并非|不是要|不是想)(?:投诉|举报)|(?:不是|不想|没有)(?:要|想)?(?:提)?(?:建议|反馈|表扬)|进度|查(?:一下|询)?|预约|贷款|complain(?!t?s? (?:is|was) not)|progress|status|appointment/u;
const DENIED = /(?:不想|不要|不是|并非|不是要|不是想|not|don'?t want to|no) ?(?:a |to )?(?:投诉|举报|complain(?:t|ing)?)/gu;

/** Suggestions and praise said at the counter (norm 4.3.3). */
export const feedbackIntent: Intent = {
  form: 'feedback',
  // Said outright, it goes before a form that has no story in it.
  interrupts: (words, input, open) => (open === 'booking' || open === 'change' || open === 'application') && feedbackIntent.wanted(words, input) && !carriesWords(words),
  wanted(words) {
    const rest = words.replace(DENIED, ' ');
    return !NOT.test(rest) && (SUGGESTS.test(rest) || PRAISES.test(rest) || (isPraise(rest) && STAFF.test(rest)));
  },
};

const BARE = /^(?:我?(?:要|想|来|有|想要|这里有)?(?:给|对)?(?:你们)?(?:提|写|做|留)?(?:一)?(?:个|点|些|封|下|几点)?(?:小)?(?:的)?(?:改进)?(?:建议|意见|意见建议|意见和建议|表扬|表扬信|反馈|反馈问题|反馈意见|有问题要反映|想法|感谢信|好评|夸奖|锦旗)|i(?:'d| would)? (?:like|want|have) (?:to )?(?:make |give |leave |send )?(?:some |a |an )?(?:suggestions?|feedback|praise|compliment)|(?:make (?:a )?)?(?:feedback|suggestions?|praise|compliments?))(?:一下|要提|想说|给你们|to (?:make|give))?$/u;

/** Whether words that begin feedback say what it is, too: 建议增加周末窗口 does, 我有个小建议 does not. */
export function carriesWords(said: string): boolean {
  const words = plain(said).replace(/[\s,，.。!！?？~、]+$/u, '');
  return words !== '' && !BARE.test(words);
}
