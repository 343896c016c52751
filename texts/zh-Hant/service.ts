import type { service as first } from '../zh-Hans/service.js';

/** End of service and renewal (norms 7.1, 7.3). */
export const service: Record<keyof typeof first, string> = {
  'service.kind.application': '申請',
  'service.kind.complaint': '投訴',
  'service.kind.feedback': '反饋',
  'service.kind.booking': '預約服務',
  'service.kind.other': '服務',
  'service.renewal': '您好，提醒您：您的「{service}」將於{until}到期。',
  'service.content': '服務內容：{value}',
  'service.standard': '服務標準：{value}',
  'service.terms': '續期條件：{value}',
  'service.renewal.ask': '是否續期由您決定。想了解或辦理，可以為您預約；不需要的話不必回覆。',
  'service.ended': '您好，您的「{service}」已經結束，感謝您的信任。',
  'service.report': '辦理情況：{value}',
  'service.ended.ask': '如果還有沒解決的問題，請告訴我；想繼續辦理，也可以為您預約。',
  'service.button.problem': '我要反饋問題',
};
