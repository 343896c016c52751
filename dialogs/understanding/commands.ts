import { clauses, plain } from './plain.js';

/** What a message can ask of any conversation, whatever form is open. Decided by rule, never by likelihood: they act. */
export type Command = 'cancel' | 'decline' | 'keep' | 'affirm' | 'deny' | 'skip' | 'help' | 'recap' | 'human' | 'menu' | 'thanks' | 'greeting' | 'bye';

const THING = '(这个|这次|本次|刚才|的|预约|预定|申请|服务|我|业务|流程|操作|掉|it|this|that|the|my|booking|appointment| )*';

const PHRASES: readonly (readonly [Command, RegExp])[] = [
  ['keep', /^(我)?(没说|没有说|不是|不是说|不想|不要|别|先别|不用|没想|don'?t|do not)(要|想)?(取消|cancel)(它|预约| it| that)*$/],
  ['cancel', new RegExp(`^(我)?(要|想|想要|想把|把|还是|先|直接|就)*${THING}(取消|撤销|作废|退出|终止|放弃|停止|停|结束)${THING}$`)],
  ['cancel', /^(还是)?(算|当我没说)了?$/],
  ['decline', /^(都|我)?(唔使|唔要|不要|不用|不必|不需要|没事|no thanks?|no thank you)了?$/],
  ['cancel', /^(我)?(现在|先|还是|暂时|今天)*(不|别|不想|不用|不要|先不)(想|要|用)?(再)?(约|预约|预定|办|办理|弄|做|搞|去|来|填|聊|继续|订)(了|下去|了吧)*$/],
  ['cancel', /^(改天|下次|以后|回头|过几天)(再)?(说|约|办|来|弄)(吧|了)*$/],
  ['cancel', /^(please )?(cancel|stop|quit|exit|abort|never ?mind|forget (it|about it|that)|drop it|scrap (it|that)|don'?t bother|leave it)( it| that| this| the (booking|appointment)| my (booking|appointment)| everything)?$/],
  ['cancel', /^i('ve| have)? (don'?t|do not|no longer|changed my mind)( want)?( it| this| to book| to make an appointment| an appointment)*( any ?more| anymore)?$/],
  ['human', /^(我)?(要|想|想要|可以|能)*(转|找|接|叫|换|请|跟|和|呼叫)*(一个|一位|个|位|到|你们的?)*(人工|真人|人工客服|客服人员|人工服务|活人|客服|客户经理|坐席)(客服|服务|坐席|聊|说|说话|沟通|帮忙|处理|接听|吗)*$/],
  ['human', /^(i (want|need|would like|'?d like) (to )?)?(can i )?(talk|speak|chat|get|connect me|transfer me)?( me)?( to| with)?( a| an| the)? ?(human|real person|person|agent|representative|operator|someone|staff)( please)?$/],
  ['skip', /^(跳过|略过|不填|没有|无|没|暂无|没什么|不提供|先不填|没别的|没其他的?|没有其他的?|没有别的|没有备注|无备注|skip( it| this)?|none|nothing( else)?|no remarks?|n\/?a|leave (it )?blank)$/],
  ['affirm', /^(是|是的|是滴|(?:是|对|好|行|嗯|可以){2,3}的?|嗯?呐|好嘞|必须的|没毛病|要得|当然可?以?|成交|系|系啊|ok的|yea|sure thing|of course|absolutely|对|对的|对呀|没错|没问题|没有问题|无误|确认|确认预约|确认无误|核对无误|确定|好|好的|好呀|好吧|好滴|行|行的|可以|可以的|嗯|嗯嗯|ok|okay|okey|就这样|就这么定|就这个|成|中|正确|提交|都对|全对|信息无误|y|yes|yep|yeah|yup|sure|correct|confirm|confirmed|right|fine|looks good|that'?s (right|correct|fine)|go ahead|all good|perfect|book it|submit)$/],
  ['deny', /^(不|(?:不行|不对|不是|不好|不){2,3}|nah|no way|唔系|唔得|不是|不是的|不对|不对的|错|错了|有误|有错|不正确|否|不行|不好|不可以|不可以的|别|先别|等等|等一下|要改|想改|改|修改|改改|我要改|我想改|我要修改|信息有误|no|nope|not (right|correct|quite)|wrong|incorrect|n|that'?s (wrong|not right)|change|change (it|something)|edit)$/],
  ['help', /^(帮助|帮帮我|怎么填|怎么写|怎么回答|不懂|看不懂|不明白|没明白|没懂|什么意思|这是什么意思|啥意思|要填什么|填什么|help|help me|what do you mean|i don'?t (understand|get it)|what does (this|that) mean)$/],
  ['recap', /^(我们)?(刚才|刚刚|之前)?(说|讲|聊|填|进行)(到)(哪|哪儿|哪里|什么地方)(了)?$|^(继续|接着来|回到刚才|恢复|继续刚才的?预约|我填了什么|现在填了什么|where were we|continue|go on|resume|what have you got( so far)?)$/],
  ['menu', /^(菜单|主菜单|首页|返回|返回首页|有什么服务|有哪些服务|你能做什么|你会做什么|能做什么|你可以做什么|功能|服务列表|menu|main menu|home|what can you do|options|services)$/],
  ['thanks', /^(谢|谢谢|多谢|感谢|谢谢你|谢谢您|非常感谢|辛苦|辛苦了|thanks?|thank you|thx|cheers|much appreciated)( you| a lot| very much| so much)?$/],
  ['greeting', /^(你好|您好|hi|hello|hey|早|早上好|上午好|中午好|下午好|晚上好|在吗|在么|有人吗|哈喽|嗨|good (morning|afternoon|evening))( there)?$/],
  ['bye', /^(再见|拜拜|拜|回见|bye|goodbye|bye bye|see you)$/],
];

/**
 * The command a message is, when it is nothing else: 算了，不约了，谢谢 is a cancel; 取消要收费吗 and 投诉你们取消订单 are none.
 * Courtesies beside a command don't change it.
 */
export function readCommand(said: string): Command | undefined {
  // A question is never an order, except for a person or "what can you do".
  const found = clauses(said).map(commandOf);
  if (found.length === 0 || found.includes(undefined)) return undefined;
  const telling = found.filter((command) => command !== 'thanks' && command !== 'greeting');
  const [first, ...others] = telling.length > 0 ? telling : found;
  if (others.every((command) => command === first)) return questioned(said) && first !== 'human' && first !== 'menu' && first !== 'greeting' && first !== 'help' && first !== 'recap' ? undefined : first;
  if (telling.includes('keep')) return 'keep';
  // 不对，取消吧: the clause that decides more stands.
  if (telling.every((command) => command === 'deny' || command === 'decline' || command === 'cancel' || command === 'affirm') && telling.includes('cancel')) return 'cancel';
  return undefined;
}

/** The words after a refusal at the start: 不对，改成四点 → 改成四点; undefined when it does not start with one, or nothing follows. */
export function afterDenial(said: string): string | undefined {
  const match = /^\s*(不是的?|不对|不對|错了|錯了|不行|no|nope|wrong|not (?:right|correct))(?=[\s,，.。!！;；、]|改|换|換|應|应|是|我)[\s,，.。!！;；、]*/iu.exec(said);
  const rest = match === null ? '' : said.slice(match[0].length);
  return rest === '' ? undefined : rest;
}

/** Whether a message asks something. */
export function questioned(said: string): boolean {
  return /[?？]\s*$|吗$|呢$|么$|^(请问|怎么|如何|什么|为什么|哪|几点|多少|what|when|where|how|why|who|which|can|could|do|does|is|are)|(什么|多少|几点|怎么|哪里|哪儿|哪些|多久|如何|能不能|可不可以|要不要|是不是|有没有)/u.test(plain(said));
}

function commandOf(clause: string): Command | undefined {
  return PHRASES.find(([, phrase]) => phrase.test(clause))?.[0];
}
