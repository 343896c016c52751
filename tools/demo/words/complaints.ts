import type { Locale } from '../../../records/message.js';

/** What customers complain of: words that a form reads one class out of, so that each may stand for another of its list. */
export const COMPLAINTS: Readonly<Record<Locale, readonly (readonly string[])[]>> = {
  'zh-Hans': [
    ['昨天下午在浦东支行，柜员态度特别差，问两句就不耐烦', '昨天下午在浦东支行，柜员说话很难听，态度恶劣', '昨天下午在浦东支行，大堂的人态度很差，爱理不理', '昨天下午在浦东支行，柜员当着很多人骂我，态度恶劣', '昨天下午在浦东支行，三号窗口的人态度傲慢，还摔单子'],
    ['今天上午在徐汇支行排队等了两个小时没人管', '今天上午在徐汇支行等了一上午，窗口只开一个', '今天上午在徐汇支行取号机坏了，排队等了两小时', '今天上午在徐汇支行等了九十分钟没有人办理，服务太慢', '今天上午在徐汇支行叫号叫过去了也没人管'],
    ['上周五静安支行的客户经理误导我，说这个产品保本', '上周五静安支行的客户经理误导我，没有讲清风险', '上周五静安支行的人误导我，把保险当存款推荐给我母亲', '上周五静安支行的客户经理误导我，承诺收益百分之五'],
    ['手机银行上周三买的基金亏了一半，没有提示风险', '手机银行上周三扣了我两百元手续费，没有任何说明', '手机银行上周三重复扣了我一笔手续费', '手机银行上周三扣了短信费，我根本没有开通'],
    ['前天在浦东支行办业务，材料跑了三趟还没办好，服务质量太差', '前天在浦东支行开户，来回折腾四个小时没人管', '前天在浦东支行挂失，等了两小时没人处理'],
    ['上周一徐汇支行的人告诉我的信息是错的，害我白跑一趟', '上周一徐汇支行给的利率信息错误，跟合同不一样', '上周一徐汇支行说不用带户口本，到了又说要带，误导客户'],
  ],
  'zh-Hant': [
    ['昨天下午在浦東支行，櫃員態度很差，問兩句就不耐煩', '昨天下午在浦東支行，櫃員態度惡劣，還大聲罵人', '昨天下午在浦東支行，大堂人員態度傲慢'],
    ['今天上午在徐匯支行排隊等了兩小時沒人管', '今天上午在徐匯支行等了一上午，只開一個窗口', '今天上午在徐匯支行叫號叫過了也沒人管'],
    ['上週五靜安支行的客戶經理誤導我，說這個產品保本', '上週五靜安支行的客戶經理誤導我，沒有說清楚風險'],
  ],
  en: [
    ['Yesterday afternoon at the Pudong branch the clerk was very rude to me', 'Yesterday afternoon at the Pudong branch the teller was rude and shouted at me', 'Yesterday afternoon at the Pudong branch the staff were rude and ignored my mother'],
    ['Yesterday at the Xuhui branch I waited two hours and nobody helped me', 'Yesterday at the Xuhui branch nobody helped us for two hours', 'Yesterday at the Xuhui branch I queued for two hours and only one window was open'],
    ['Last Friday at the Jing\u2019an branch the adviser misled me about the risk of a fund', 'Last Friday at the Jing\u2019an branch the adviser misled me and said the product was guaranteed'],
  ],
};

/** What customers want done. */
export const WANTED: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': ['当面道歉', '请给一个书面答复', '退还手续费', '处理当事人并改进服务', '赔偿误工损失', '给个说法', '尽快办好业务', '以后多开几个窗口', '书面道歉并整改'],
  'zh-Hant': ['當面道歉', '請給書面答覆', '退還手續費', '改善服務並道歉', '給個說法'],
  en: ['An apology from the manager', 'A written answer', 'A refund of the fee', 'Better training for the staff'],
};

/** How it begins. */
export const BEGIN_COMPLAINT: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': ['我要投诉', '投诉', '我想投诉你们', '我要提一个投诉'],
  'zh-Hant': ['我要投訴', '我想投訴'],
  en: ['I want to complain', 'I would like to make a complaint'],
};

/** What staff find out, decide and correct: cause, correction, answer. */
export const OUTCOMES_OF_COMPLAINTS: readonly { readonly cause: string; readonly correction: string; readonly answer: string }[] = [
  { cause: '高峰时段窗口安排不足', correction: '高峰时段增开一个窗口，大堂经理分流', answer: '经核实，当日高峰时段窗口安排不足，给您带来不便，我们深表歉意，已调整排班。' },
  { cause: '柜员情绪管理不到位', correction: '当事人书面检讨，支行组织服务礼仪培训', answer: '经调阅录像核实，您反映的情况属实，当事柜员已当面检讨，支行负责人将向您致歉。' },
  { cause: '产品风险提示未按流程完成', correction: '补录双录，客户经理暂停销售资格一个月', answer: '经核查，销售过程中风险提示不完整，我们向您致歉，并将按您的意愿办理撤销。' },
  { cause: '系统重复计费', correction: '退还费用，系统缺陷已修复上线', answer: '经查，系统重复扣费属实，款项已原路退回，请您查收。' },
  { cause: '告知材料清单与新规不一致', correction: '统一更新材料清单，柜面与线上同步', answer: '经核实，工作人员告知的材料清单已过期，我们向您致歉，并已安排专人为您优先办理。' },
  { cause: '客户对条款理解有误', correction: '优化条款告知话术', answer: '经核查，本次收费符合合同约定，已向您逐条说明，感谢您的理解。' },
  { cause: '跨部门转办超时', correction: '明确转办时限，纳入日督办', answer: '您的业务因内部转办超时而延误，我们深表歉意，现已办结。' },
];
