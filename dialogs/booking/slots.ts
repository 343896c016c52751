import { Temporal } from 'temporal-polyfill';
import type { Profile } from '../../cases/profile/profile.js';
import type { Moment } from '../form/slot.js';
import { amountSlot } from '../slots/amount.js';
import { branchSlot } from '../slots/branch.js';
import { contactSlot } from '../slots/contact.js';
import { customerKindSlot } from '../slots/customerKind.js';
import { nameSlot } from '../slots/name.js';
import { remarkSlot } from '../slots/remark.js';
import { serviceSlot } from '../slots/service.js';
import { whenSlot } from '../slots/when.js';

// Names of services and branches are the same at any time.
const NO_MOMENT: Moment = { now: Temporal.PlainDateTime.from('2026-01-01T00:00'), offset: '+00:00', locale: 'zh-Hans' };

/** What a booking asks (norm 2.1), in the order it is asked. */
export function bookingSlots(profile: () => Profile) {
  const service = serviceSlot(profile);
  const branch = branchSlot(profile);
  return {
    service,
    customerKind: customerKindSlot(),
    branch,
    when: whenSlot(),
    amount: amountSlot(),
    // A service or a branch is no name, whatever it looks like.
    name: nameSlot((said) => [service, branch].some((slot) => slot.read(said, { at: NO_MOMENT }).ok)),
    contact: contactSlot(),
    remark: remarkSlot(),
  };
}

/** The booking form's slots. */
export type BookingSlots = ReturnType<typeof bookingSlots>;

/** How customers name each answer when they want to change it; compared in lower case, Simplified. */
export const SLOT_NAMES: Readonly<Record<keyof BookingSlots, readonly string[]>> = {
  service: ['服务', '业务', '项目', '办的事', 'service'],
  customerKind: ['客户类型', '类型', '个人还是公司', 'customer type', 'customer kind'],
  branch: ['网点', '支行', '地点', '地方', '哪家', 'branch', 'place', 'location'],
  when: ['时间', '日期', '日子', '几点', '哪天', '时候', 'time', 'date', 'day'],
  amount: ['金额', '数额', '钱数', 'amount'],
  name: ['姓名', '名字', '称呼', '联系人', 'name'],
  contact: ['联系方式', '电话', '手机', '号码', '邮箱', '邮件', 'contact', 'phone', 'number', 'mail', 'email'],
  remark: ['备注', '留言', '要求', 'remark', 'note'],
};
