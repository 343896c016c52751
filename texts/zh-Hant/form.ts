import type { form as first } from '../zh-Hans/form.js';

/** What every form says: the engine's own words. */
export const form: Record<keyof typeof first, string> = {
  'form.separator': '，',
  'form.noted': '好的，已記下：{list}。',
  'form.changed': '好的，已改為：{list}。',
  'form.unclear': '抱歉，我沒有完全聽懂。',
  'form.cannot-skip': '這一項辦理時必須用到，暫時不能略過。',
  'form.which': '好的，您想修改哪一項？其他內容都為您保留着。直接說新的內容也可以，例如「時間改成四點」。',
  'form.revise-one': '修改{label}',
  'form.help.confirm': '以上是為您登記的全部內容。無誤請按「確認」；要改哪一項，直接告訴我新的內容即可；不想辦了，請說「取消」。',
  'form.ask-cancel': '您是想取消這次填寫嗎？已填的內容都還為您保留著，請點一下：',
  'form.offer-person': '抱歉，幾次都沒能明白您的意思。您可以轉人工客服，也可以繼續或者取消；已填的內容都還在。',
  'form.stale': '這個按鈕屬於較早的一次填寫，已經失效，沒有重複提交。',
  'form.already': '這次提交此前已經成功，沒有重複登記。受理編號：{number}。',
  'form.gone': '抱歉，系統剛剛更新，之前填到一半的內容無法繼續，請重新開始。',
  'form.brought': '已接過來。已填：{list}。',
  'form.brought.one': '{label}：{value}',
  'form.attached': '已收到檔案：{files}，會一併提交。',
  'form.file-kept': '檔案已收到，並隨這段對話留存；辦理這一項暫時用不到它，我們繼續。',
  'form.too-many-files': '附件已經很多了，先為您保留前面收到的；其餘的可以稍後補充，或交給工作人員。',
  'form.button.confirm': '確認',
  'form.button.cancel': '取消',
  'form.button.revise': '修改',
  'form.button.skip': '略過',
  'form.button.recap': '繼續填寫',
  'form.button.human': '轉人工客服',
};
