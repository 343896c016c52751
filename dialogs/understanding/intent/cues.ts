/**
 * Words that mean the same to a counter, in either language: each class is one feature, so that what is learned of 挪到 also
 * holds for 推迟 and "postpone". They say what a word is, never what a message is for: that is learned from the utterances.
 * `#d` stands for a day, `#n` for a figure, `#r` for a receipt number; compared in lower case, Simplified.
 */
export const CUES: readonly (readonly [string, RegExp])[] = [
  ['question', /吗|么$|怎么|怎样|如何|什么|啥|哪|多久|多少|几[个天年次级种]|是否|有没有|能不能|可不可以|\b(?:what|how|which|when|where|who|why|is there|are there|do you|do i|can i|is it)\b/],
  ['explains', /规定|规范|标准|要求|流程|程序|条件|时限|期限|材料|资料|证件|手续|保存|违规|补偿|渠道|等级|分级|原则|禁止|多久|手续费|扣钱|收费吗|最[多晚]|次数|限制|有效|算数|什么意思|可以[^ ]{0,6}几|几次|能不能[收问]|奖励吗|几个?工作日|会不会|需要什么|要带|\b(?:rules?|polic(?:y|ies)|procedures?|requirements?|required|documents?|standards?|how long|fees?|allowed|process)\b/],
  ['stars', /#n ?(?:分(?!钟)|颗|星|stars?\b|points?\b|out of)|[满零几]分|[五四三二一两]颗?星|\b(?:one|two|three|four|five) stars?\b|^#n\/#n|\brat(?:e|ing)\b|\bscore\b|打分|评[分价]/],
  ['day', /#d|\b(?:morning|afternoon|evening|week|month|[ap]m)\b|上午|下午|#n点|[一二三四五六七八九十两]点|时段|档期/],
  ['receipt', /#r/],
  ['wishes', /希望|建议|建言|最好|如果能|要是|可以考虑|不妨|何不|应该|应当|意见|改进|改善|优化|更好|完善|\b(?:should|would be|it'd be|suggest(?:ion|ions)?|idea|improve|wish|hope|consider|why not|maybe|recommend|feedback)\b/],
  ['thanks', /感谢|谢|感激|感动|多亏|\b(?:thank|thanks|thx|grateful|appreciate)\b/],
  ['good', /赞|表扬|好评|夸|很好|真好|太好|棒|耐心|热情|热心|专业|周到|贴心|细致|亲切|锦旗|佩服|优秀|认真|负责(?:任|了)|太负责|厉害|拦住|热心|上心|一流|暖心|\b(?:great|nice|helped|brilliant|superb|polite|excellent|wonderful|amazing|awesome|fantastic|best|helpful|kind|friendly|patient|professional|praise|compliments?|kudos|impressed|lovely|well done|outstanding)\b/],
  ['bad', /差劲|太差|很差|恶劣|骗|忽悠|坑|误导|乱收|乱扣|泄露|过分|离谱|气人|气死|生气|愤怒|垃圾|推卸|推诿|敷衍|骂|吼|歧视|不理|没人[理管]|不承认|不认账|失望|霸王|无良|曝光|举报|起诉|告你|银保监|监管|金管局|道歉|赔|(?:谁|们|要|得|个人)负责|说法|交代|(?<!多)亏|不好(?!意思)|不像话|素质|没兑现|不照顾|欺负|凭什么|扔|刁难|嘲笑|羞辱|侮辱|冻结|丢了我|弄丢|坑|拖[了延着]|踢皮球|皮球|破|傲慢|多扣|扣了|莫名其妙|偷偷|隐瞒|错了|误了|害我|投诉|\b(?:rude|blamed|lost my (?:money|documents|application|card in)|pushed|insulted|humiliated|charged|yell(?:ed)?|shout(?:ed)?|accountable|unhelpful|mistake|without telling|never agreed|terrible|awful|horrible|worst|unacceptable|disgusting|angry|furious|cheat(?:ed)?|mis(?:led|sold)|scam(?:med)?|leak(?:ed)?|ignored|refused|overcharged|complain(?:t|ing)?|report you|apolog\w+|compensat\w+|disappointed|regulator|ridiculous|lied|sue)\b/],
  ['content', /满意|一般|还行|还可以|凑合|及格|良好|中评|差评|\b(?:satisfied|dissatisfied|neutral|okay|average|survey)\b/],
  ['book', /预约|预定|预订|约[个一下时见]|约(?:好|谈|人)|想约|要约|挂号|占号|[订排留占]个|安排|见面|面谈|面签|名额|空位|空档|\b(?:book(?:ing)?|appointments?|schedule|reserve|reservation|slots?|meet(?:ing)?|see (?:someone|an?)|arrange|set up|come in|visit|available|with (?:an?|the|your) \w+ (?:adviser|advisor|officer|desk|manager))\b/],
  ['move', /改期|改[到成约天时签在为至]|改(?:一下|个|下)|推迟|推后|往后|往前|延后|延[期到迟]|提前|提早|挪|换[个到成一至]|调[到整成一至换]|移[到至]|过[两几]天再|重新|重约|变更|更改|顺延|改签|错开|\b(?:reschedul\w*|re-schedul\w*|postpone|move|push|delay|bring forward|forward|different|another (?:day|time)|prefer|rather than|bump|rearrange|change|switch|instead|earlier|later)\b/],
  ['undo', /取消|撤(?!职|换)|不参加|不需要了|划掉|注销(?!户|卡)|作废|退[掉号了约]|删[掉除]|不要了|不办了|不约了|不去了|不来了|不贷了|不做了|不弄了|不想[办约去来要贷]|反悔|后悔|终止|去不了了|放弃|\b(?:cancel\w*|withdraw|call off|drop|scrap|delete|never ?mind|no longer|any ?more|changed my mind|revoke|not going|won't be)\b/],
  ['track', /进度|进展|状态|到哪|哪一步|怎么样了|结果|批[了下复准]|审核|审批|审完|处理完|有消息|信儿|回信|音讯|结论|答复了|没消息|没动静|办好|办完|处理得|查[一询下]|查我|下来了|回音|下文|怎么说|情况|\b(?:status|progress|track|update|approved|news|heard back|how far|reviewed|look up|check|go through|result|where is my|yet)\b/],
  ['own', /我的|我那|我上|我之前|我提交|名下|那个(?:预约|申请|投诉|单)|原来|原定|约好的|约的|之前的|上次|\b(?:my|i applied|i submitted)\b/],
  ['case', /申请|工单|案件|单子|编号|投诉|材料|贷款|业务|\b(?:application|case|request|complaint|loan|mortgage|ticket)\b/],
  ['person', /人工|真人|活人|坐席|座席|专员|接线|机器人|来个人|找个?人|叫个?人|换个?人|换人|有人|经理|主管|领导|负责人|客服|工作人员|\b(?:human|agent|person|operator|representative|someone|somebody|supervisor|manager|bot|robot|customer service|adviser|advisor|staff|teller)\b/],
  ['talk', /转[人接给]|接[通一个人客坐]|跟.{0,4}(?:说|讲|聊|谈)|和.{0,6}(?:说|讲|聊|谈)|直接.{0,4}[说讲聊]|通话|联系|\b(?:talk|speak|discuss|connect|transfer|chat|put me through|get me)\b/],
  ['money', /余额|利率|利息|汇率|密码|挂失|转账|额度|账单|股票|基金|黄金|比特币|美元|欧元|行情|\b(?:balance|rates?|password|pin|stocks?|bitcoin|dollars?|lost my|transfer money)\b/],
  ['elsewhere', /天气|下雨|笑话|故事|唱|歌|电影|火车|机票|外卖|吃|球|作业|作文|诗|翻译|彩|旅游|女朋友|你是谁|你叫|你几岁|你多大|快递|几点了|星期几|\b(?:weather|joke|song|sing|movie|train|flight|pizza|homework|game|poem|translate|your name|restaurant)\b/],
  ['greets', /^(?:你|您|大家|妳|尼)好|[早上中下晚]午?好|哈[喽啰罗]|在吗|在么|有人在|^嗨|^喂|早安|晚安|午安|\b(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|anyone there|greetings)\b/],
  ['idle', /只是问|随便|问问|看看而已|没事|没什么|谢谢$|再见|拜拜|哈哈|呵呵|测试|\b(?:bye|goodbye|nothing|just (?:asking|looking)|test|lol)\b/],
  ['facility', /窗口|座位|椅|空调|停车|饮水|字体|app|公众号|网站|微信|自助机|取号机|\bcounters?\b|\bchairs?\b|\bapp\b|\bfont\b|\bwebsite\b|\batms?\b|\bhours\b|\bweekends?\b/],
];
