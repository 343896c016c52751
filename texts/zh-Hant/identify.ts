/** Texts of the one-time code. */
export const identify = {
  'identify.notice.subject': '驗證碼',
  'identify.notice': '【驗證碼】{code}，5分鐘內有效。請勿告訴他人，我們不會向您索取。',
};
