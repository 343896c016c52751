// Words that begin like names (周 is a surname, 周三 is not a name) or stand where one was asked for; Simplified.
const WORDS = new Set(
  (
    '周一 周二 周三 周四 周五 周六 周日 周天 周末 明天 明日 明年 后天 今天 昨天 上午 下午 中午 晚上 早上 时间 何时 何地 何人 方便 方式 高兴 安全 安静 平安 平时 随便 都行 都可以 可以 都好 任何 任意 应该 应当 成功 常用 关闭 关于 支行 网点 解释 查询 查账 查下 管理 经理 客户 马上 毕竟 左右 计算 计划 项目 步骤 国债 房贷 车贷 包括 许可 全部 连接 经过 能否 还有 万一 元旦 黄金 白银 石油 苏州 江苏 杭州 上海 北京 广州 深圳 浦东 徐汇 静安 向前 程序 谢谢 多谢 感谢 谢了 您好 你好 好的 好啊 好吧 行吧 是的 对的 对啊 没有 没了 没事 不是 不要 不用 不对 不行 不想 不说 不知道 知道 什么 怎么 怎样 哪里 哪个 多少 几点 请问 帮我 人工 客服 转人工 取消 退出 返回 重来 重新 继续 确认 确定 修改 更改 帮助 跳过 预约 开户 贷款 汇款 转账 存款 理财 投资 投诉 建议 利率 利息 余额 金额 手机 电话 号码 姓名 名字 地址 邮箱 密码 身份证 银行 银行卡 信用卡 先生 女士 小姐 太太 老师 个人 公司 企业 本人 自己 匿名 保密 隐私 不方便 贵行 喂 哈哈 呵呵 嗯嗯 测试 无名 无名氏 某某 张三丰吗 简单 简介 单位 单子 成本 申请 申办 宁愿 易懂 温馨 文件 文字 华为 游戏 路上 阳光 司机 师傅 和平 和你 那个 那么 那好 那就 全都 满意 冷静 沙发 商量 商店 相关 相信 信息 信用 普通 容易 幸运 富有 利润 居然 但是 干嘛 干什么 由于 如果 来了 来电 原来 原因 初次 平台 国家 公告 公开 公积金 智能 展示 印象 银联 钱包 高级 安排 常见 文档 古怪 解决 解约 计费 丰富 向您 强制 花费 权限 明白 明确 明细 池子 查看 楼上 盘点 满了 权益 时候 别的 都不 麻烦 麻烦您 易购 金卡 金融 程度 康复 温度 江湖 田地 白天 黄昏 严重 严格 常规 常常 武汉 万元 余款 任务 范围 方案 石头 顾问 顾客 毛病 万事 康健 施工 文明 牛市 葛根 安装 齐了 颜色 章程 申诉 关联 包年 单独 成交 谷歌 曲线 路由 管家 房产 房子 解冻 时机 简历 车子 连续 项链 席位 应付 边界 师生 商业 荣誉 明显 官网 官方 封面 谈谈 全国 来访 相同 初审 容量 都要 普惠 利息多少 信托 基金 保险 股票 外汇 存折'
  ).split(' '),
);
// Characters no given name is written with, but questions, wishes and commands are.
const UNLIKELY = /[的了吗呢吧啊呀么嘛哦嗯不没是有要我你您他她它们这哪谁什怎几请帮给把被让就还也很太办号月日点分元块钱款贷卡网行费率？?]/;
const PARTICLES = /^(?:在|到|从|对|跟|因为|所以|可以|能|会|再|又|先|最|更|只|去|问|看|说|查|约|改|换|取消|确认|稍等|等)/;

/** Whether Simplified Chinese text, as long as a name, is surely something else. */
export function isNotHanName(text: string): boolean {
  return WORDS.has(text) || UNLIKELY.test(text) || PARTICLES.test(text) || /^周[一二三四五六日天末]$|星期[一二三四五六日天]|礼拜[一二三四五六日天]|今天|明天|后天|昨天|上午|下午|中午|晚上|早上|周末/.test(text);
}

const ENGLISH = new Set(
  (
    'a an the i me my we our you your he she it they this that these those is are am was be been do does did done have has had can could will would shall should may might must not no yes ok okay yeah yep nope hi hello hey thanks thank please sorry help cancel stop quit exit back next skip again continue confirm change correct right wrong what when where who whom why how which whose to from in on at for of with by about into over and or but if so than then there here just only also very much many some any all none nothing something anything anyone someone nobody anonymous unknown never maybe sure fine good great well interested looking trying going calling writing having wondering thinking want wants need needs like would book booking appointment account open opening loan loans wealth advice transfer bank banking card branch phone mobile number email mail name today tomorrow monday tuesday wednesday thursday friday saturday sunday morning afternoon evening noon week month year day time date customer client company business personal agent human person people operator staff manager adviser advisor new existing first second third one two three four five six seven eight nine ten chinese english interest rate rates fee fees money amount yuan dollars make get give tell know don dont don\'t can\'t cannot won\'t isn\'t private secret decline rather say test none n/a na null undefined afraid unable ready happy busy available free away currently still already really quite not'
  ).split(' '),
);

/** Whether a word (lower case) belongs to a sentence rather than a name. */
export function isEnglishWord(word: string): boolean {
  return ENGLISH.has(word.replace(/[.,!?]+$/, ''));
}
