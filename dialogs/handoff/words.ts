import type { People, PeopleRule } from '../../cases/profile/people.js';
import { fold } from '../slots/normalise.js';
import { readCommand } from '../understanding/commands.js';
import { plain } from '../understanding/plain.js';

/** Whoever is no machine. */
const PERSON = '(?:人工|真人|真的人|活人|坐席|座席|接线员|专员|专人|值班(?:经理|的)?|(?:客服|银行|你们)?工作人员|客服(?:人员|专员|经理)?|客户经理|经理|主管|领导|负责人|管事的|能?做主的|懂(?:业务|行)?的人?|同事|顾问)';

/** 转人工, in whatever sentence it stands. */
const SURE = /(?:转|接通?|找|要|换|叫|喊|呼叫|请|给我?|联系|安排|需要|让)(?:接|一下|一个|一位|个|位|到|给我?|回|来|我|成)*(?:人工|人公|仁工|真人|活人|坐席|座席|接线员)(?!智能|费|成本|审|授粉|降|造)|^(?:zhuan ?)?ren ?gong|zhuan ?人工|(?<![a-z])(?:talk|speak|chat|connect|transfer|put|get|give|hand|pass|forward|escalate)\b.{0,24}\b(?:humans?|(?:real |live )?persons?|agent|agnet|representative|operator|(?:real )?people|somebody|someone)\b|^(?:i need |i want |please |is there )?(?:an? )?(?:real |live )?(?:human|person|agent|operator|representative)(?: agent| being| there| please| help| support)*[.!?]*$|customer (?:service )?representative|(?:human|live) (?:agent|support|chat|help)/u;

/** Short messages that amount to it. */
const SHORT: readonly RegExp[] = [
  new RegExp(`(?:转|接|找|叫|喊|换|请|让|联系|派|安排|帮我|给我|跟|和|同|与|有没有|有|要|直接|问)(?:我|接|通|一下|一个|一位|个|位|到|来|你们?的?|银行的?|那个)*${PERSON}(?:吗|的?人)?(?:来|在|处理|回[答复]?|说|聊|谈|讲|沟通|通话|接听?|解答|帮我|跟我|出来|接电话)*`, 'u'),
  /(?:转|接|找|叫|喊|换|来|出来|给我|安排|让|派)(?:我)?(?:个|一个|一位|位)?(?:懂.{0,4}的)?(?:人(?!民|员|士|寿)|真的)(?:来|说|聊|讲|跟|和|问|接|回|解答|出|吧|行|$)/u,
  /(?:跟|和|与|同|想|要)(?:真|活)?人(?:工)?(?:来)?(?:直接)?(?:聊|说|讲|谈|沟通|通话|倾)|我要人[!！。.]*$|换人(?!民)|(?:不|别)(?:要|想|让|用)?(?:跟|和|用)?(?:机器人|机器|ai|自动回复)(?:聊|说|回|了)?/u,
  /转(?:给)?(?:一下)?(?:别的|你的?|你们的?)?同事|(?:人|客服)呢$|^(?:在线|语音)?客服$|^人工/u,
  /(?<![a-z])(?:not? (?:more )?(?:a )?(?:bot|machine|robot)|(?:talk|speak|connect|transfer|put|get|call|discuss|escalate).{0,24}(?:manager|supervisor|customer service|your (?:staff|people|colleague)|adviser|advisor|agent|person|people|staff)|(?:person|human) (?:answer|real|there|instead|who|from|help)|is anyone human|can (?:your|a) colleague|(?:don'?t|not) want to (?:talk|chat|speak) to a (?:bot|machine|robot)|live chat)/u,
];
/** About something else, or not wanted. */
const OTHER = /投诉|举报|预约|约个?|见面|接待|面谈|过去|理财|贷款|申请|建议|表扬|查(?:询|一下)|人工智能|[上下]午|周[一二三四五六日]|礼拜|明天|complain|appointment|\bbook\b|\bmeet(?:ing)?\b|praise|compliment|mortgage|loan|slot/u;
/** A question about handing over, none to be handed over. */
const IN_GENERAL = /条件|限制|标准|流程|规定|情况下|时限|需要什么|conditions?|criteria|in person|my slot/u;
const DENIED = /(?:不|别|不用|不要|不想|没有?|无需|暂不|先不)(?:想|要|需要|用|必)?(?:再)?(?:转|找|接|叫|麻烦)(?:接|到|一下|个)?(?:人|客服|真人|坐席)|(?:不|别)(?:需要|用|要)(?:人工|真人|客服)|(?:don'?t|do not|no) (?:need|want)(?: to)?.{0,16}(?:human|person|agent|somebody|someone)/u;
/** So long is a message that is about a person and nothing else. */
const SHORT_LENGTH = 30;
const SHORT_WORDS = 12;
/** A question about people, no wish for one. */
const ASKED = /(?:多少|几点|几号|时间|在哪|号码是|电话是|热线|收费|怎么样|态度|是谁|哪位|叫什么|what|how|when|where|hours)/u;

/** Whether words ask for a person: 转人工 anywhere, and short messages that amount to it. Rather once too seldom: the words are then only offered one. */
export function asksPerson(said: string): boolean {
  if (readCommand(said) === 'human') return true;
  const words = plain(said);
  if (DENIED.test(words) || IN_GENERAL.test(words)) return false;
  if (SURE.test(words)) return true;
  const short = /\p{Script=Han}/u.test(words) ? Array.from(words).length <= SHORT_LENGTH : words.split(/\s+/u).length <= SHORT_WORDS;
  return short && !OTHER.test(words) && !ASKED.test(words) && SHORT.some((each) => each.test(words));
}

const CALLBACK = /回(?:个|我)?(?:电话|电)|(?:给|打)(?:我)?(?:一?个)?电话给?我|打(?:个)?电话(?:给|联系)我|(?:电话|来电)联系我|(?:约|预约|安排)(?:个|一个)?(?:回电|电话)|致电给?我|call (?:me )?back|arrange (?:a |for a )?(?:phone )?call|call me(?! crazy| stupid)|callback|(?:phone|ring) me/u;
const NO_CALLBACK = /(?:不|别|不用|不要|无需|取消|撤销|没)(?:想|要|需要|用|再|给|必)*(?:我)?(?:的)?(?:预约)?(?:回|打)(?:个)?电|(?:取消|撤销|不要|改).{0,6}回电|回电.{0,6}(?:取消|不要了|改|换|几点|什么时候|时间)|(?:don'?t|do not|cancel|no need to|move|change).{0,12}(?:call|callback)/u;
const DROPS_CALLBACK = /(?:取消|撤销|不要|不用|别).{0,6}(?:回电|打电话|电话)|回电.{0,4}(?:取消|不要了|不用了|算了)|(?:don'?t|do not|cancel|no need to).{0,12}(?:call me|call ?back)|(?:cancel|drop) (?:the|my) (?:phone )?call/u;
const MOVES_CALLBACK = /(?:move|change|reschedule) (?:the|my) (?:phone )?call|(?:改|换|调|推迟|提前).{0,6}回电|回电.{0,4}(?:改|换|推迟|提前)|(?:move|change|reschedule|another time).{0,16}call ?back|call ?back.{0,12}(?:another time|move|change|later)/u;
const MESSAGE = /^(?:我)?(?:想|要|想要|还是|先|那就?|就|请|帮我|给)*(?:他们|客服|人工|你们)?留(?:个|一个|一条|下)?(?:言|话|信息|消息)(?:吧|了|给.{0,6})?$|(?:转告|转达|带(?:个|句)话|捎(?:个|句)话)(?:给)?(?:你们|客服|经理|工作人员|领导)|(?:leave|take) (?:a |my )?message|pass (?:this|it|a message) on/u;

/** Whether words ask to be called back by telephone. */
export function wantsCallback(words: string): boolean {
  return CALLBACK.test(words) && !NO_CALLBACK.test(words) && !OTHER_CALL.test(words);
}
/** A story or a question, no wish: 昨天给我打电话说…, 你们会回电吗. */
const OTHER_CALL = /(?:昨天|前天|刚才|刚刚|有人|一直|陌生人|骗子|冒充|天天|老是|总是|经常|不停).{0,10}(?:打|回)|投诉|举报|为什么|怎么(?:不|没)|(?:会|什么时候|多久|还没|没有?)(?:给我)?(?:回|打)|somebody called|keeps? calling|why|when|will you|did(?:n'?t| not)? call/u;

/** Whether a callback that was agreed is not wanted any more. */
export function dropsCallback(words: string): boolean {
  return DROPS_CALLBACK.test(words) && !MOVES_CALLBACK.test(words);
}

/** Whether a callback that was agreed is to be at another time. */
export function movesCallback(words: string): boolean {
  return MOVES_CALLBACK.test(words);
}

/** Whether words ask to leave a message. */
export function wantsMessage(words: string): boolean {
  return MESSAGE.test(words);
}

const PLACE = /(?:还|要|得|需|大概|大约)*(?:等|排)(?:到)?(?:多久|多长时间|几分钟|什么时候|何时|到第?几|几个人)|(?:还要|还得|还有|大概)(?:多久|多长时间|几分钟)|(?:前面|前边|我前面)(?:还)?(?:有)?(?:几|多少)|排(?:到|在)?(?:第?几|哪)|第几(?:个|位)|什么时候(?:能|才|可以)?(?:接通|轮到|到我|有人)|(?:人|客服)(?:怎么)?(?:还不|还没|呢)|怎么还没|有人(?:吗|么|在吗)|how (?:long|much longer|many (?:people|customers)?)|(?:my )?(?:place|position) in (?:the )?(?:queue|line)|when (?:will|can) (?:somebody|someone|i|it be)|still (?:waiting|there)|anybody there|am i next/u;
const LEAVES = /^no,? ?(?:thanks?|thank you)?$|^(?:我)?(?:还是|那|就|先)*(?:不(?:等|转|找|要|用|需要)(?:了|人工|客服|真人)*|算了|取消(?:转?人工|排队|等待)?|别转了|退出(?:排队)?|自助(?:吧|办理|服务)?|自己(?:来|办|弄)(?:吧)?|(?:回到?|继续)(?:自助|机器人)(?:服务|办理)?|跟机器人说)(?:了|吧)*$|还是(?:用)?自助|不(?:等|排)了|(?:stop|quit|cancel|leave) (?:waiting|the (?:queue|line))|(?:i'?ll|i will|let me) (?:do|manage) (?:it|this)? ?(?:myself|by myself|without)|back to the (?:bot|assistant)|(?:don'?t|do not|no longer) want to wait|never ?mind/u;
const STAYS = /^(?:我)?(?:还是|就|先|再|会|愿意|可以)*(?:继续)?(?:等|等待|排队|等着|等等|等一下|等会儿?|等人工)(?:一下|吧|着|好了|一会儿?)?$|^(?:i'?ll |i will |i can )?(?:keep |continue )?(?:wait|waiting)(?: here| on)?$/u;

/** Whether a waiting customer asks how long it takes. */
export function asksPlace(words: string): boolean {
  return PLACE.test(words);
}

/** Whether a waiting customer would rather not wait. */
export function leavesQueue(said: string): boolean {
  const command = readCommand(said);
  return command === 'cancel' || command === 'decline' || LEAVES.test(bare(said));
}

/** Whether a waiting customer says that they wait. */
export function staysInQueue(said: string): boolean {
  const command = readCommand(said);
  return command === 'affirm' || command === 'thanks' || STAYS.test(bare(said));
}

function bare(said: string): string {
  return plain(said).replace(/[\s,，.。!！~～]+$/u, '');
}

/** Strong words without abuse (norm 4.2): somebody whom a machine makes angrier. */
const ANGER = /气死|气炸|火大|太过分|忍无可忍|岂有此理|受够|欺人太甚|欺负人|什么(?:破|烂|鬼|狗)(?:银行|服务|系统|态度|玩意)|(?:什么|这叫什么)(?:态度|服务)[!！。?？]*$|(?:太|真)(?:差劲|离谱|坑人|恶心|可恶|让人失望)|骗子(?:银行)?|(?:烂|破)银行|一肚子(?:火|气)|(?:非常|十分|很|极其)(?:愤怒|生气|恼火|气愤)|再也不(?:来|用|存)|furious|outrag(?:ed|eous)|fed up|sick (?:and tired )?of|unacceptable|ridiculous|disgust(?:ed|ing)|(?:so|very|really) (?:angry|upset|annoyed)|worst (?:bank|service)|had enough/u;

/** Whether somebody is angry: they are offered a person, and nobody argues. */
export function isAngry(words: string): boolean {
  return ANGER.test(words);
}

/** Harm to others is threatened, not told of: 我要砸了你们网点. */
const THREAT = /(?:我|老子|信不信我|小心我|等着我?|不然我|否则我|迟早)(?:就|要|会|去|来|今天|明天|一定|非|直接|带人|给我)*(?:砸|炸|烧)(?:了|掉)?(?:你们?|银行|网点|柜台|店|这)|(?:杀|弄死|砍死?|捅死?|打死|做掉|干掉)(?:了)?(?:你们?|他们|柜员|经理|行长|全家)|同归于尽|(?:拿|带)(?:着)?(?:刀|枪|汽油|炸药|炸弹)|放炸弹|要你们?(?:的命|好看|偿命)|血洗|(?:i'?ll|i will|i'?m going to|gonna) (?:kill|shoot|stab|burn|blow up|bomb|hurt|smash)|bomb threat|bring a (?:gun|knife)/u;

/** Whether words threaten others. */
export function threatens(words: string): boolean {
  return THREAT.test(words);
}

/** The first rule of the profile whose words are said. `words` as in `plain()`. */
export function ruleFor({ rules }: People, words: string): PeopleRule | undefined {
  return rules.find((rule) => rule.words.some((each) => words.includes(fold(each).toLowerCase())));
}
