import type { information as first } from '../zh-Hans/information.js';

/** Answers about the institution itself, from its profile. */
export const information: Record<keyof typeof first, string> = {
  'information.hours': '{branch}營業時間：\n{hours}\n法定節假日休息，預約時會為您避開。',
  'information.hours-all': '各網點營業時間：\n{hours}\n法定節假日休息，預約時會為您避開。',
  'information.address': '{branch}：{address}，電話 {phone}。',
  'information.bring': '辦理{service}請帶：{bring}。',
  'information.bring-which': '不同業務要帶的材料不同，請告訴我您要辦哪一項：',
  'information.phone': '客服熱線：{phone}。',
  'information.branches': '我們的網點：\n{branches}',
  'information.services': '可以預約的服務：{services}。',
  'information.fees': '費用、利率和收益我這裡沒有可靠的資訊，不能隨意答覆您。請撥打{phone}，或在預約時當面諮詢。',
  'information.duration': '{service}的預約時長約 {minutes} 分鐘；後續審批等時間以網點答覆為準。',
  'information.ask-bring': '辦理{service}要帶什麼？',
  'information.ask-duration': '{service}的預約需要多久？',
  'information.duration-which': '預約時長因業務而異，請告訴我您要辦哪一項：',
  'information.unknown': '這個問題我這裡沒有可靠的答案，不想誤導您。您可以撥打{phone}，由人工客服答覆。',
  'information.hours-line': '{days} {spans}',
  'information.closed': '休息',
};
