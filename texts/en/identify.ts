/** Texts of the one-time code. */
export const identify = {
  'identify.notice.subject': 'Your code',
  'identify.notice': 'Your code is {code}. It is good for 5 minutes. Keep it to yourself: we never ask for it.',
};
