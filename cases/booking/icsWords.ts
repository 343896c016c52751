import type { Locale } from '../../records/message.js';

/** The few words of a calendar file that are not the profile's. */
export const ICS_WORDS: Readonly<Record<Locale, { readonly number: string; readonly adviser: string; readonly phone: string; readonly bring: string; readonly remark: string; readonly colon: string; readonly reminder: string }>> = {
  'zh-Hans': { number: '预约编号', adviser: '接待', phone: '网点电话', bring: '请携带', remark: '备注', colon: '：', reminder: '预约提醒' },
  'zh-Hant': { number: '預約編號', adviser: '接待', phone: '網點電話', bring: '請攜帶', remark: '備註', colon: '：', reminder: '預約提醒' },
  en: { number: 'Receipt number', adviser: 'Your adviser', phone: 'Branch phone', bring: 'Please bring', remark: 'Remark', colon: ': ', reminder: 'Reminder of your appointment' },
};
