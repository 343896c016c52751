import type { Locale } from '../../records/message.js';

/** What a refused request is told. `{…}` is filled in. Simplified Chinese is the first language; the others must match. */
const simplified = {
  BadArgument: '请求的格式不正确。',
  BadJson: '请求的内容不是有效的 JSON。',
  TooDeep: '请求的内容嵌套过深。',
  UnknownActivity: '不支持这种类型的消息。',
  Empty: '消息是空的，请输入内容后再发送。',
  TextTooLong: '消息太长：每条消息最多 {characters} 个字符，请分几条发送。',
  BodyTooLarge: '请求的内容过大。',
  UnsupportedEncoding: '不接受压缩过的请求内容。',
  UnsupportedMediaType: '不支持这种内容类型。',
  MissingToken: '请求没有携带令牌。',
  BadToken: '令牌无效。',
  TokenExpired: '会话令牌已过期，请刷新页面后继续；您的对话不会丢失。',
  WrongConversation: '该令牌不能用于这个会话。',
  NotAllowed: '没有权限。',
  IdentityUnsupported: '这里没有开通身份令牌（identity）登录，请不要携带该字段。',
  IdentityExpired: '登录信息已过期，请在本机构网站重新登录后再试。',
  IdentityRefused: '登录信息无法核实，请在本机构网站重新登录后再试。',
  UnknownConversation: '找不到这个会话。',
  UnknownFile: '找不到这个文件。',
  TooManyRequests: '发送得太频繁，请在 {seconds} 秒后再试。',
  TooManyStreams: '这个会话打开的窗口太多，请关闭几个后再试。',
  Unavailable: '系统繁忙，您的消息还没有保存。请在 {seconds} 秒后再试。',
  ServiceError: '系统出现问题，请稍后再试。',
  FileTooLarge: '文件太大：每个文件最大 {megabytes} MB。',
  TooManyFiles: '一次最多上传 {files} 个文件。',
  NoFile: '没有收到文件。',
  EmptyFile: '文件“{name}”是空的。',
  FileType: '不支持文件“{name}”的类型。可以上传：{kinds}。',
  FileMismatch: '文件“{name}”的内容与它的类型不符，无法接收。可以上传：{kinds}。',
} as const;

/** Names of the texts that a refused request can be told. */
export type Word = keyof typeof simplified;

type Words = Readonly<Record<Word, string>>;

const traditional: Words = {
  BadArgument: '請求的格式不正確。',
  BadJson: '請求的內容不是有效的 JSON。',
  TooDeep: '請求的內容巢狀過深。',
  UnknownActivity: '不支援這種類型的訊息。',
  Empty: '訊息是空的，請輸入內容後再傳送。',
  TextTooLong: '訊息太長：每則訊息最多 {characters} 個字元，請分幾則傳送。',
  BodyTooLarge: '請求的內容過大。',
  UnsupportedEncoding: '不接受壓縮過的請求內容。',
  UnsupportedMediaType: '不支援這種內容類型。',
  MissingToken: '請求沒有附上權杖。',
  BadToken: '權杖無效。',
  TokenExpired: '對話權杖已過期，請重新整理頁面後繼續；您的對話不會遺失。',
  WrongConversation: '該權杖不能用於這個對話。',
  NotAllowed: '沒有權限。',
  IdentityUnsupported: '這裡沒有開通身分權杖（identity）登入，請不要附上該欄位。',
  IdentityExpired: '登入資訊已過期，請在本機構網站重新登入後再試。',
  IdentityRefused: '登入資訊無法核實，請在本機構網站重新登入後再試。',
  UnknownConversation: '找不到這個對話。',
  UnknownFile: '找不到這個檔案。',
  TooManyRequests: '傳送得太頻繁，請在 {seconds} 秒後再試。',
  TooManyStreams: '這個對話開啟的視窗太多，請關閉幾個後再試。',
  Unavailable: '系統忙碌，您的訊息還沒有儲存。請在 {seconds} 秒後再試。',
  ServiceError: '系統發生問題，請稍後再試。',
  FileTooLarge: '檔案太大：每個檔案最大 {megabytes} MB。',
  TooManyFiles: '一次最多上傳 {files} 個檔案。',
  NoFile: '沒有收到檔案。',
  EmptyFile: '檔案「{name}」是空的。',
  FileType: '不支援檔案「{name}」的類型。可以上傳：{kinds}。',
  FileMismatch: '檔案「{name}」的內容與它的類型不符，無法接收。可以上傳：{kinds}。',
};

const english: Words = {
  BadArgument: 'The request is not in the expected form.',
  BadJson: 'The request body is not valid JSON.',
  TooDeep: 'The request body is nested too deeply.',
  UnknownActivity: 'This type of activity is not supported.',
  Empty: 'The message is empty. Please type something and send it again.',
  TextTooLong: 'The message is too long: at most {characters} characters each. Please send it in several parts.',
  BodyTooLarge: 'The request body is too large.',
  UnsupportedEncoding: 'Compressed request bodies are not accepted.',
  UnsupportedMediaType: 'This content type is not supported.',
  MissingToken: 'The request carries no token.',
  BadToken: 'The token is not valid.',
  TokenExpired: 'The conversation token has expired. Please reload the page to go on; your conversation is kept.',
  WrongConversation: 'The token is not for this conversation.',
  NotAllowed: 'Not allowed.',
  IdentityUnsupported: 'Signing in with an identity token is not set up here. Please leave out "identity".',
  IdentityExpired: 'Your sign-in has run out. Please sign in again on our website and try once more.',
  IdentityRefused: 'Your sign-in could not be checked. Please sign in again on our website and try once more.',
  UnknownConversation: 'There is no such conversation.',
  UnknownFile: 'There is no such file.',
  TooManyRequests: 'Too many requests. Please try again in {seconds} seconds.',
  TooManyStreams: 'This conversation is open in too many windows. Please close some and try again.',
  Unavailable: 'The system is busy and your message has not been saved. Please try again in {seconds} seconds.',
  ServiceError: 'Something went wrong on our side. Please try again later.',
  FileTooLarge: 'The file is too large: at most {megabytes} MB each.',
  TooManyFiles: 'At most {files} files can be sent at once.',
  NoFile: 'No file was received.',
  EmptyFile: 'The file “{name}” is empty.',
  FileType: 'Files like “{name}” are not accepted. You can send: {kinds}.',
  FileMismatch: 'The content of “{name}” does not match its type, so it was not accepted. You can send: {kinds}.',
};

const words: Readonly<Record<Locale, Words>> = { 'zh-Hans': simplified, 'zh-Hant': traditional, en: english };

/** What fills a text's `{…}`. */
export type Fillings = Readonly<Record<string, string | number>>;

/** A text in the person's language. */
export function word(locale: Locale, key: Word, fillings: Fillings = {}): string {
  return words[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(fillings[name] ?? ''));
}
