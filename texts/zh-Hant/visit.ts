import type { visit as first } from '../zh-Hans/visit.js';

/** Texts of the follow-up visit (norm 4.3.5). */
export const visit: Record<keyof typeof first, string> = {
  'visit.title': '回訪',
  'visit.begin': '您好，您的{kind}（{number}）前些天已經辦結，想向您回訪一下。',
  'visit.confirm': '請核對以上內容。',
  'visit.cancelled': '好的，不打擾您了。如果以後發現沒有解決，隨時告訴我。',
  'visit.done': '感謝您的回覆。',
  'visit.settled': '很高興事情已經解決，感謝您的耐心。',
  'visit.reopened': '很抱歉還沒有解決。{number}已經重新打開，處理時限從現在重新計算，並已通知工作人員由專人跟進；有新的進展會在這裡告訴您。著急的話請撥打{phone}。感謝您的耐心。',
  'visit.by-person': '很抱歉還沒有解決。您的話已經記錄下來，並已通知工作人員；著急的話請撥打{phone}。',
  'visit.number.label': '受理編號',
  'visit.number.ask': '受理編號',
  'visit.number.again': '受理編號',
  'visit.number.help': '受理編號',
  'visit.settled.label': '是否解決',
  'visit.settled.ask': '請問事情解決了嗎？',
  'visit.settled.again': '請告訴我：已經解決，還是還沒解決？',
  'visit.settled.help': '解決了我們就放心了；沒解決的話，會重新打開，由專人繼續處理。',
  'visit.settled.unknown': '抱歉沒有聽清，事情解決了嗎？請回覆「解決了」或「沒解決」。',
  'visit.missing.label': '尚未解決的部分',
  'visit.missing.ask': '很抱歉。請告訴我還有什麼沒有解決，我轉給專人；不想細說可以跳過。',
  'visit.missing.again': '請說說還有什麼沒有解決，或者點「略過」。',
  'visit.missing.help': '用您自己的話說就好，會原樣轉給處理人員。',
  'visit.missing.empty': '沒有看到內容，請再寫一次，或者點「略過」。',
  'visit.missing.too-short': '請再多說一點，或者點「略過」。',
  'visit.missing.too-long': '內容有{length}個字，請縮短到{limit}個字以內。',
};
