import type { Locale } from '../../records/message.js';
import type { FilePart } from './parts.js';

type Words = Readonly<Record<FilePart['part'] | 'title' | 'title.customer' | 'made' | 'masked' | 'unsealed' | 'at' | 'kept' | 'late' | 'reason' | 'none' | 'rights' | 'number' | 'class' | 'state' | 'service' | 'steps', string>>;

/** What files and packages are labelled with. */
export const FILE_WORDS: Readonly<Record<Locale, Words>> = {
  'zh-Hans': {
    title: '客户服务档案', 'title.customer': '我们保存的您的资料', made: '生成时间', masked: '个人信息已脱敏', unsealed: '含未脱敏个人信息，请妥善保管', at: '时间', kept: '保存至 {until}（{years} 年，依据：{why}）', late: '有超时', reason: '理由', none: '无', number: '编号', class: '客户类别', state: '状态', service: '服务', steps: '办理过程',
    person: '身份信息', booking: '预约', case: '申请、投诉与反馈', conversation: '会话', handoff: '人工服务', line: '对话', mark: '满意度评价', correction: '更正', look: '查阅记录', 'left-out': '另有 {n} 次会话留有您的联系方式，但当时未核验身份，为保护他人未列入；如需查询请联系我们。',
    rights: '依据《个人信息保护法》第四十四条至第四十七条，您有权查阅、复制、更正您的个人信息，并可在法定保存期满后要求删除。金融服务沟通记录至少保存三年，期间不能删除。他人的信息与内部工作记录不在其中。',
  },
  'zh-Hant': {
    title: '客戶服務檔案', 'title.customer': '我們保存的您的資料', made: '產生時間', masked: '個人資料已遮蔽', unsealed: '含未遮蔽個人資料，請妥善保管', at: '時間', kept: '保存至 {until}（{years} 年，依據：{why}）', late: '有逾時', reason: '理由', none: '無', number: '編號', class: '客戶類別', state: '狀態', service: '服務', steps: '辦理過程',
    person: '身分資料', booking: '預約', case: '申請、投訴與反饋', conversation: '對話紀錄', handoff: '人工服務', line: '對話', mark: '滿意度評價', correction: '更正', look: '查閱紀錄', 'left-out': '另有 {n} 次對話留有您的聯絡方式，但當時未核驗身分，為保護他人未列入；如需查詢請聯絡我們。',
    rights: '依據《個人信息保護法》第四十四條至第四十七條，您有權查閱、複製、更正您的個人資料，並可在法定保存期滿後要求刪除。金融服務溝通紀錄至少保存三年，期間不能刪除。他人的資料與內部工作紀錄不在其中。',
  },
  en: {
    title: 'Service file', 'title.customer': 'What we hold about you', made: 'Made', masked: 'Personal data is masked', unsealed: 'Holds unmasked personal data: keep it safe', at: 'Time', kept: 'Kept until {until} ({years} years, because of: {why})', late: 'late', reason: 'Reason', none: 'None', number: 'Number', class: 'Customer class', state: 'State', service: 'Service', steps: 'What was done',
    person: 'Who you are', booking: 'Appointments', case: 'Applications, complaints and feedback', conversation: 'Conversations', handoff: 'Served by people', line: 'What was said', mark: 'Satisfaction', correction: 'Put right', look: 'Who looked', 'left-out': '{n} more conversations bear your contact, but nobody showed there who they were; to protect others they are left out. Please ask us.',
    rights: 'Under articles 44 to 47 of the Personal Information Protection Law you may see, copy and correct your personal data, and have it deleted once the time for which it must be kept is over. Records of financial services are kept for at least three years and cannot be deleted before. Other people’s data and internal notes are not in it.',
  },
};
