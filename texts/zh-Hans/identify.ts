/** Texts of the one-time code. */
export const identify = {
  'identify.notice.subject': '验证码',
  'identify.notice': '【验证码】{code}，5分钟内有效。请勿告诉他人，我们不会向您索要。',
} as const;
