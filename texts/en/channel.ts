/** How channels say what others show. */
export const channel = {
  'channel.byNumber': 'Reply with the number to choose.',
  'channel.byWords': 'Reply with one of these.',
  'channel.image': '[picture]',
  'channel.voice': '[voice message]',
  'channel.video': '[video]',
  'channel.file': '[file]',
  'channel.location': '[location] {label}',
  'channel.link': '[link] {title} {url}',
  'channel.sticker': '[sticker]',
  'channel.notFetched': 'Your {kind} did not arrive. Please send it again in another way.',
  'channel.undelivered.subject': 'A message for you',
  'channel.undelivered.notice': 'A message could not be delivered in your chat. It says:\n{text}\nWrite anything in the chat to go on.',
} as const;
