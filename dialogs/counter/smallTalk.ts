import type { Profile } from '../../cases/profile/profile.js';
import type { Choice } from '../../records/message.js';
import type { TextKey } from '../../texts/catalogue.js';
import { saying, type Reply } from '../form/reply.js';
import { offered } from '../handoff/offer.js';

/**
 * Somebody may be about to do themselves harm: looked for before anything else, whatever else is said. 想死你了 and 气死我了
 * are manners of speech.
 */
const DISTRESS = /想死(?!你|您|我|他|她|它|了你)|不想活|活不下去|活不成了|活着没(?:有)?(?:意思|意义)|没法活|去死算了|死了算了|自杀|自尽|轻生|寻短见|跳楼(?!价)|结束(?:我|自己)?(?:的)?(?:生命|一生)|suicid|kill(?:ing)? my ?self|end my life|end it all|want to die|wanna die|don'?t want to (?:live|be alive)|no reason to live|can'?t go on living/u;

/** Never answered in kind (norm 4.2). */
const ABUSE = /傻[逼比屄叉b]|煞笔|沙比|\bsb\b|[操草肏日艹]你|他妈|尼玛|你妈的|妈的|去你的|滚(?:蛋|开|犊子|吧|$)|王八蛋|混蛋|混账|白痴|弱智|脑残|智障|废物|蠢货|蠢猪|笨蛋|你(?:真|好|太|怎么这么|这么)(?:笨|蠢|傻)|狗屁|垃圾(?:机器人|客服|银行|系统|东西)|神经病|不要脸|无耻|去死(?!算)|\bfuck|\bshit\b|bullshit|\bidiots?\b|\bstupid\b|\bmoron|\basshole|\bbastard|\bdumb\b|piece of (?:crap|garbage)|useless (?:bot|robot|machine)/u;

// In this order: the first that fits is answered.
const TALK: readonly (readonly [TextKey, RegExp])[] = [
  // Who speaks here (norm 4.2: clear): a machine says that it is one.
  ['smallTalk.who', /你(?:是|到底是)(?:谁|什么|哪位|干什么的|(?:不是|一个|个)?(?:机器人?|人工智能|真人|人|活人|电脑|程序|ai)|不是)|你叫什么|你的名字|你几岁|你多大|你是男|你有(?:感情|名字)|是(?:机器人|真人|人工)(?:吗|还是)|who are you|what are you|what'?s your name|your name|are you (?:a |an )?(?:human|real|robot|bot|machine|ai|person)|how old are you|am i talking to/u],
  // Praise of the machine itself; praise of the institution is feedback.
  ['smallTalk.praised', /(?:你|机器人)(?:真|好|很|太|挺|还挺|还蛮|可真|也太)(?:棒|聪明|厉害|好用|不错|可爱|贴心|能干|智能)|(?:good|great|clever|smart|nice|helpful) (?:bot|robot|assistant|machine)|you(?:'re| are) (?:so |very |really )?(?:great|clever|smart|awesome|helpful|amazing|good|the best)/u],
  // The institution gives no tips, and says so instead of guessing.
  ['smallTalk.no-tips', /(?:股票|基金|大盘|股市|黄金|比特币|房价|币).{0,8}(?:涨|跌|买|卖|推荐|行情|多少钱|怎么样)|(?:哪只|哪个|什么)(?:股票|基金)|彩票|which (?:stock|fund|share)|stock tip|will .{0,20}(?:go up|rise|fall)|bitcoin|lottery/u],
  // The weather and the rest of the world.
  ['smallTalk.chat', /天气|下雨|气温|笑话|唱(?:首|个|一首)?歌|讲(?:个|一个)?故事|火车票|机票|高铁票|世界杯|比赛|球赛|电影|作业|作文|快递|外卖|好吃的|美食|餐厅|吃(?:了吗|饭了|什么)|无聊|陪我聊|聊天|聊聊天|你(?:喜欢|爱)|我爱你|结婚|男朋友|女朋友|星座|weather|\bjoke|sing (?:me )?a? ?song|story|football|world cup|homework|restaurant|movie|i'?m bored|let'?s chat|how are you|how'?s it going|love you/u],
];

/** Distress is met with a hotline at once, and whoever asks calls a person; undefined when nothing speaks of it. `plain` as in `plain()`. */
export function distressTalk(plain: string, { phone }: Profile): Reply | undefined {
  return DISTRESS.test(plain) ? saying([{ key: 'smallTalk.distress', params: { phone } }]) : undefined;
}

/**
 * Words that are no business of a counter's (norm 4.2): answered shortly and patiently, and led back to what can be done here.
 * Decided by rule; undefined when the words are nothing of this.
 */
export function smallTalk(plain: string, { phone }: Profile, choices: readonly Choice[], human: Choice): Reply | undefined {
  if (ABUSE.test(plain)) return offered('abuse', saying([{ key: 'smallTalk.abuse', params: { phone } }], [human, ...choices]));
  const found = TALK.find(([, pattern]) => pattern.test(plain));
  return found && saying([{ key: found[0] }], choices);
}
