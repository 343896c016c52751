/** How channels say what others show. */
export const channel = {
  'channel.byNumber': '回覆數字即可選擇。',
  'channel.byWords': '直接回覆其中一項即可。',
  'channel.image': '[圖片]',
  'channel.voice': '[語音]',
  'channel.video': '[影片]',
  'channel.file': '[檔案]',
  'channel.location': '[位置] {label}',
  'channel.link': '[連結] {title} {url}',
  'channel.sticker': '[貼圖]',
  'channel.notFetched': '您傳送的{kind}沒有收到，請換一種方式再傳一次。',
  'channel.undelivered.subject': '您有一則訊息',
  'channel.undelivered.notice': '您在聊天裡有一則訊息未能送達，內容如下：\n{text}\n您在聊天裡再發一句話，就可以繼續。',
} as const;
