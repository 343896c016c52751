/** What the page itself says, as written in Simplified Chinese, the first language. `{…}` is filled in. */
const simplified = {
  title: '{name} · 自动客服助手',
  robot: '自动客服助手 · 不是真人',
  languages: '语言',
  fresh: '新对话',
  freshTitle: '开始新的对话？',
  freshText: '当前对话会留存，不会丢失，但之后不再显示在本页。没有填完的内容需要重新填写。',
  freshConfirm: '开始新对话',
  freshCancel: '继续当前对话',
  chat: '对话',
  notice: '公告',
  loading: '正在接通柜台…',
  offline: '网络已断开。您可以继续查看内容，网络恢复后会自动接通。',
  reconnecting: '连接中断，正在重新连接…',
  restored: '已重新连接，没有遗漏任何消息。',
  unsent: '没有发送成功，内容还在，请重试。',
  refused: '没有发送成功：{reason}',
  waiting: '消息已保存，正在处理…',
  begunAnew: '之前的对话无法继续，已为您开始新的对话。之前的内容仍有留存。',
  freshDone: '已开始新的对话。',
  failed: '暂时无法接通。请检查网络后重试，或致电 {phone}。',
  failedScript: '页面没有加载完整。请刷新后重试，或致电 {phone}。',
  retry: '重试',
  call: '客服热线 {phone}',
  privacy: '隐私与记录说明',
  privacyWhat: '记录什么：您在这里说的话、发来的文件、我们的答复及时间。',
  privacyWhy: '为什么：按金融服务规范留存沟通记录，便于办理业务、核查和处理争议。仅有权限的工作人员可以查看，不用于其他目的。',
  privacyCookie: '本页只使用一个 Cookie，有效期 90 天，让您下次打开时接着之前的对话。没有广告，也不向其他网站发送数据。',
  privacyNever: '请不要在这里发送密码、短信验证码或完整的银行卡号。我们不会向您索要这些信息。',
  placeholder: '请输入您的问题',
  sendFailed: '没有发送成功。[重试][RETRY]。',
  botSaid: '助手说：',
  botAttached: '助手附上了：',
  attachments: '{n} 个附件',
  dropZone: '将文件拖到这里',
  tooLong: '消息太长',
  typing: '对方正在输入',
  unfold: '展开',
  fold: '收起',
} as const;

/** Names of the page's texts. */
export type PageWord = keyof typeof simplified;

type Words = Readonly<Record<PageWord, string>>;

const traditional: Words = {
  title: '{name} · 自動客服助理',
  robot: '自動客服助理 · 不是真人',
  languages: '語言',
  fresh: '新對話',
  freshTitle: '開始新的對話？',
  freshText: '目前的對話會留存，不會遺失，但之後不再顯示於本頁。尚未填完的內容需要重新填寫。',
  freshConfirm: '開始新對話',
  freshCancel: '繼續目前的對話',
  chat: '對話',
  notice: '公告',
  loading: '正在接通櫃檯…',
  offline: '網路已中斷。您可以繼續查看內容，網路恢復後會自動接通。',
  reconnecting: '連線中斷，正在重新連線…',
  restored: '已重新連線，沒有遺漏任何訊息。',
  unsent: '沒有傳送成功，內容還在，請重試。',
  refused: '沒有傳送成功：{reason}',
  waiting: '訊息已儲存，正在處理…',
  begunAnew: '之前的對話無法繼續，已為您開始新的對話。之前的內容仍有留存。',
  freshDone: '已開始新的對話。',
  failed: '暫時無法接通。請檢查網路後重試，或致電 {phone}。',
  failedScript: '頁面沒有完整載入。請重新整理後重試，或致電 {phone}。',
  retry: '重試',
  call: '客服專線 {phone}',
  privacy: '隱私與紀錄說明',
  privacyWhat: '記錄什麼：您在這裡說的話、傳來的檔案、我們的答覆及時間。',
  privacyWhy: '為什麼：依金融服務規範留存溝通紀錄，便於辦理業務、查核和處理爭議。僅有權限的工作人員可以查看，不作其他用途。',
  privacyCookie: '本頁只使用一個 Cookie，有效期 90 天，讓您下次開啟時接續之前的對話。沒有廣告，也不向其他網站傳送資料。',
  privacyNever: '請不要在這裡傳送密碼、簡訊驗證碼或完整的銀行卡號。我們不會向您索取這些資訊。',
  placeholder: '請輸入您的問題',
  sendFailed: '沒有傳送成功。[重試][RETRY]。',
  botSaid: '助理說：',
  botAttached: '助理附上了：',
  attachments: '{n} 個附件',
  dropZone: '將檔案拖到這裡',
  tooLong: '訊息太長',
  typing: '對方正在輸入',
  unfold: '展開',
  fold: '收起',
};

const english: Words = {
  title: '{name} · Automated assistant',
  robot: 'Automated · not a person',
  languages: 'Language',
  fresh: 'New chat',
  freshTitle: 'Start a new conversation?',
  freshText: 'This conversation stays on record, but is no longer shown on this page. What you have not finished filling in has to be entered again.',
  freshConfirm: 'Start a new one',
  freshCancel: 'Stay with this one',
  chat: 'Conversation',
  notice: 'Notice',
  loading: 'Connecting you to the counter…',
  offline: 'You are offline. You can go on reading; we reconnect as soon as the network is back.',
  reconnecting: 'Connection lost, reconnecting…',
  restored: 'Reconnected. Nothing was missed.',
  unsent: 'Your message was not sent. It is still here, please try again.',
  refused: 'Your message was not sent: {reason}',
  waiting: 'Your message is saved and being worked on…',
  begunAnew: 'The earlier conversation could not be continued, so a new one was started. What was said before is still on record.',
  freshDone: 'A new conversation has started.',
  failed: 'We cannot connect you at the moment. Please check your network and try again, or call {phone}.',
  failedScript: 'The page did not load completely. Please reload it, or call {phone}.',
  retry: 'Try again',
  call: 'Call {phone}',
  privacy: 'Privacy and records',
  privacyWhat: 'What is recorded: what you say here, files you send, our replies, and when.',
  privacyWhy: 'Why: service norms for financial institutions ask us to keep a record, to handle your request, to check it, and to settle disputes. Only authorised staff can see it, and it is not used for anything else.',
  privacyCookie: 'This page uses one cookie, kept for 90 days, so that you can carry on where you left off. There is no advertising, and no data is sent to other sites.',
  privacyNever: 'Please never send passwords, one-time codes or full card numbers here. We will not ask for them.',
  placeholder: 'Type your question',
  sendFailed: 'Not sent. [Try again][RETRY].',
  botSaid: 'The assistant said:',
  botAttached: 'The assistant attached:',
  attachments: '{n} attachments',
  dropZone: 'Drop files here',
  tooLong: 'The message is too long',
  typing: 'An answer is being written',
  unfold: 'Show',
  fold: 'Hide',
};

const words = { 'zh-Hans': simplified as Words, 'zh-Hant': traditional, en: english } as const;

/** The languages of the page. */
export type PageLocale = keyof typeof words;

/** Every language of the page, in the order of the switch. */
export const PAGE_LOCALES = Object.keys(words).filter((key): key is PageLocale => Object.hasOwn(words, key));

/** Names of the page's texts, for tests. */
export const PAGE_WORDS = Object.keys(simplified).filter((key): key is PageWord => Object.hasOwn(simplified, key));

/** A text of the page, filled. */
export function pageWord(locale: PageLocale, key: PageWord, fillings: Readonly<Record<string, string | number>> = {}): string {
  return words[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(fillings[name] ?? ''));
}

/** The page's language for a browser's language tags; Simplified Chinese when none of ours is among them. */
export function localeForTags(tags: readonly string[]): PageLocale {
  for (const tag of tags) {
    const lower = tag.toLowerCase();
    if (lower.startsWith('en')) return 'en';
    if (/^(zh|yue)(-|$)/.test(lower)) return /hant|-(tw|hk|mo)\b/.test(lower) && !lower.includes('hans') ? 'zh-Hant' : 'zh-Hans';
  }
  return 'zh-Hans';
}
