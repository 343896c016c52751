/** Ways for notices that lead nowhere: what would be sent is on record. */
export const NOWHERE = { MAIL_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'counter@example.com', SMS_GATEWAY_URL: 'http://127.0.0.1:9', SMS_GATEWAY_SECRET: 'a gateway secret of more than thirty-two characters' };
