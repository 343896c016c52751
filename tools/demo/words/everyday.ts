import type { Locale } from '../../../records/message.js';

type Pool = Readonly<Record<Locale, readonly string[]>>;

/** Questions that the norms answer, nearly, or not at all; and everyday ones that the profile answers. */
export const QUESTIONS: Pool = {
  'zh-Hans': [
    '收到客户反馈，几小时内要初步响应？', '沟通记录要保存多久？', '投诉处理要多久', '重大问题多久给处理意见', '客户信息会保密吗', '规范 4.3.2', '规范 4.5.3 里说要保存多久？', '服务人员要不要持证上岗', '理财产品能不能承诺保本',
    '风险提示要怎么说', '预约可以提前多久取消', '贷款审批要几天', '信用卡年费多少钱', '客户经理能代客户操作吗', '服务评价多久做一次', '违规责任怎么追究', '特殊客户有什么服务', '老年人办业务有什么照顾', '服务终止后要做什么',
    '客户资料谁能看', '我说的话会传出去吗', '浦东支行几点开门', '徐汇支行在哪里', '静安支行电话多少', '开户要带什么材料', '个人贷款要带什么材料', '周末营业吗', '利率是多少', '外汇额度怎么查', '网银密码忘了怎么办', '怎么投诉',
    '续约提醒什么时候发', '服务记录包括哪些内容', '应急预案分几级', '培训多久一次', '办理业务要不要核实身份', '能不能帮我查别人的账户', '公积金能不能提取', '养老金怎么领',
  ],
  'zh-Hant': ['溝通紀錄要保存多久？', '投訴處理要多久', '客戶資料會保密嗎', '浦東支行幾點開門', '開戶要帶什麼文件', '收到客戶意見幾小時內要回應', '理財產品可以承諾保本嗎', '週末營業嗎', '信用卡年費多少', '怎麼投訴', '重大問題多久給處理意見'],
  en: ['How long are communication records kept?', 'How soon do you respond to feedback?', 'Is my information kept confidential?', 'When does the Pudong branch open?', 'What do I need to open an account?', 'May an adviser promise a return?', 'How can I complain?', 'What is the credit card fee?', 'How long does a complaint take?'],
};

/** Words that nobody understands, small talk, a hot temper. */
export const CHATTER: Pool = {
  'zh-Hans': ['你好', '在吗', '你是机器人吗', '今天天气怎么样', '你真棒', '哪只股票会涨', '嘎嘎啦啦', '谢谢', '好的', '讲个笑话', '我想问一下那个', '随便看看'],
  'zh-Hant': ['你好', '你是機器人嗎', '謝謝', '講個笑話', '隨便看看'],
  en: ['hello', 'are you a robot?', 'tell me a joke', 'thanks', 'just looking around'],
};

/** Why somebody wants a person. */
export const WANTS_PERSON: Pool = {
  'zh-Hans': ['转人工', '人工客服', '叫个活人来跟我说', '我要跟人说话', '帮我转人工'],
  'zh-Hant': ['轉人工', '我要真人客服'],
  en: ['I would like to talk to a person', 'agent please', 'can I talk to a real person please'],
};

/** What is said to a person, and what the person says: a short talk each. */
export const TALKS: Readonly<Record<Locale, readonly { readonly customer: readonly string[]; readonly agent: readonly string[] }[]>> = {
  'zh-Hans': [
    { customer: ['我昨天的转账显示成功，对方说没收到', '跨行转的，五千块', '好的，那我等等看'], agent: ['您好，请问有什么可以帮您？', '跨行转账可能有延迟，我帮您查一下汇路状态。', '查到了，预计今天下午四点前到账，若仍未到请再联系我们。'] },
    { customer: ['我的贷款合同在哪里下载', '找到了，谢谢'], agent: ['您好，我是贷款组，请问想了解哪方面？', '手机银行“贷款—我的合同”里可以下载。'] },
    { customer: ['信用卡账单里有一笔我没消费过', '三百多，九月的', '那我先停卡'], agent: ['您好，请说一下是哪一笔。', '我已为您登记争议交易，建议先停卡防止再次发生。', '已为您办理临时冻结，新卡七个工作日寄出。'] },
    { customer: ['我想问理财到期怎么赎回', '风险大不大', '明白了'], agent: ['您好，到期后会自动转入活期，也可以提前在手机银行操作。', '理财非存款，产品有风险，投资须谨慎，请以产品说明书为准。', '还有其他需要帮助的吗？'] },
    { customer: ['我妈的存折密码忘了，她腿脚不方便', '好，谢谢你'], agent: ['您好，别着急，我们可以安排上门服务。', '请让老人家准备好身份证，支行会先打电话约时间。'] },
    { customer: ['开户要本人来吗', '孩子在国外回不来'], agent: ['您好，个人开户须本人持有效身份证件办理。', '可以等回国后到任一网点，手续大约半小时。'] },
    { customer: ['房贷提前还款要违约金吗', '还剩二十年，想还三十万', '可以，帮我约一下'], agent: ['您好，请问您的贷款是哪年办的？', '满一年后提前还款不收违约金，具体以合同为准。', '我帮您约好支行的经理，稍后会有短信。'] },
    { customer: ['对公账户年检要哪些材料', '好的'], agent: ['您好，需要营业执照、法人身份证和公章。', '可以先在网上预约，减少等候。'] },
  ],
  'zh-Hant': [
    { customer: ['我昨天的轉帳對方說沒收到', '好的，我再等等'], agent: ['您好，請問有什麼可以幫您？', '跨行轉帳可能延遲，預計今天下午到帳。'] },
    { customer: ['信用卡帳單有一筆我沒刷過', '那先停卡'], agent: ['您好，請說一下是哪一筆。', '已為您登記爭議交易，並暫時凍結卡片。'] },
  ],
  en: [
    { customer: ['My statement shows a payment twice', 'It was last Tuesday', 'Thank you'], agent: ['Good morning, how can I help you?', 'I can see it. One of the two will be reversed within three working days.', 'Is there anything else I can do for you?'] },
    { customer: ['Can I open an account with my passport?', 'Great, thanks'], agent: ['Good morning, how can I help you?', 'Yes. Please bring your passport and a proof of address to any branch.'] },
  ],
};

/** Words of anger. */
export const ANGER: Pool = {
  'zh-Hans': ['什么破银行，太过分了', '忍无可忍', '气死我了', '你们到底管不管', '等了半天没人理，太离谱了'],
  'zh-Hant': ['太過分了', '氣死我了'],
  en: ['This is outrageous', 'I am furious with you'],
};

/** Suggestions and praise. */
export const FEEDBACK: Pool = {
  'zh-Hans': ['建议你们增加周末窗口', '建议大厅多放几把椅子', '建议手机银行字体再大一点', '我要表扬三号窗口的小王，特别耐心', '我要表扬浦东支行大堂经理，帮我找回了钱包', '建议取号机放到门口', '建议增加英文窗口', '我要表扬客服，回复很快', '建议贷款进度能在网上看'],
  'zh-Hant': ['建議貴行增加週末窗口', '我想表揚櫃員小陳', '建議大廳多放幾張椅子'],
  en: ['I have a suggestion: open on Saturdays, please', 'Your staff were very helpful', 'I have a suggestion: bigger letters in the app, please'],
};

/** Remarks with marks. */
export const REMARKS: Pool = {
  'zh-Hans': ['等得太久', '很满意，谢谢', '服务专业', '希望快一点', '小姑娘很有耐心', '流程太复杂', '解释得很清楚', '还可以更方便'],
  'zh-Hant': ['等太久', '很滿意，謝謝', '流程太複雜'],
  en: ['It took too long', 'Very helpful', 'Clear and friendly'],
};
