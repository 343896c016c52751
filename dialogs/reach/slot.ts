import { text } from '../../texts/catalogue.js';
import { channelName } from '../elsewhere/which.js';
import { optionSlot, type FixedOption } from '../slots/option.js';
import { WAYS, type Way } from './words.js';
import { LOCALES, type Locale } from '../../records/message.js';

/** What a way is called on its button. */
export function wayName(way: Way, locale: Locale): string {
  switch (way) {
    case 'chat':
      return text(locale, 'reach.way.chat');
    case 'phone':
      return text(locale, 'reach.way.phone');
    case 'mail':
      return text(locale, 'reach.way.mail');
    default:
      return channelName(way, locale);
  }
}

const ANSWERS: Readonly<Partial<Record<Way, readonly string[]>>> = {
  chat: ['这里', '这儿', '发到这里', '聊天', '当前', 'here', 'this chat'],
  phone: ['短信', '手机', '手机短信', 'sms', 'text', 'text message'],
  mail: ['邮件', '邮箱', '电子邮件', 'email', 'e-mail', 'mail'],
  wechat: ['公众号'], wecom: ['企业微信'], directline: ['网站', '网页', 'web', 'website'],
};

/** By which way the customer wants to be told. */
export function waySlot(): ReturnType<typeof optionSlot<Way>> {
  return optionSlot(WAYS.map((value): FixedOption<Way> => {
    const [hans, hant, en] = LOCALES.map((locale) => wayName(value, locale));
    return { value, show: { 'zh-Hans': hans ?? value, 'zh-Hant': hant ?? value, en: en ?? value }, answers: ANSWERS[value] ?? [] };
  }));
}
