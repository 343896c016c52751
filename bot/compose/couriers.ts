import { MailCourier } from '../../adapters/mail/mailCourier.js';
import { SmsCourier } from '../../adapters/sms/smsCourier.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Clock } from '../clock.js';
import type { Couriers } from '../noticePusher.js';
import type { Settings } from '../settings.js';

/** The ways for notices that the settings name. */
export function makeCouriers(settings: Settings, profile: () => Profile, clock: Clock): Couriers {
  const { MAIL_URL, MAIL_FROM, SMS_GATEWAY_URL, SMS_GATEWAY_SECRET } = settings;
  return {
    ...(MAIL_URL !== undefined && MAIL_FROM !== undefined && { mail: new MailCourier({ url: MAIL_URL, from: MAIL_FROM, institution: (locale) => profile().name[locale] }) }),
    ...(SMS_GATEWAY_URL !== undefined && SMS_GATEWAY_SECRET !== undefined && { sms: new SmsCourier({ url: SMS_GATEWAY_URL, secret: SMS_GATEWAY_SECRET }, clock) }),
  };
}
