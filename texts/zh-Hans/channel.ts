/** How channels say what others show. */
export const channel = {
  'channel.byNumber': '回复数字即可选择。',
  'channel.byWords': '直接回复其中一项即可。',
  'channel.image': '[图片]',
  'channel.voice': '[语音]',
  'channel.video': '[视频]',
  'channel.file': '[文件]',
  'channel.location': '[位置] {label}',
  'channel.link': '[链接] {title} {url}',
  'channel.sticker': '[表情]',
  'channel.notFetched': '您发的{kind}没有收到，请换一种方式再发一次。',
  'channel.undelivered.subject': '您有一条消息',
  'channel.undelivered.notice': '您在聊天里有一条消息未能送达，内容如下：\n{text}\n您在聊天里再发一句话，就可以继续。',
} as const;
