import type { Around } from './around.js';
import { isCardLike, isCardShape, isScheme, luhn } from './card.js';
import type { Candidate } from './groups.js';
import { isChecked, isPlausible } from './identity.js';
import type { Label } from './labels.js';
import { isNeighbour, isPhoneShape, isTaiwanLandline, phonePlan } from './phone.js';
import type { PersonalKind } from './span.js';

const DAY = /^(?:19|20)\d\d(?:[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:0?[1-9]|[12]\d|3[01])(?!\d)|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))/;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** What a candidate is by its own digits: check digit or numbering plan. */
export function certainKind(one: Candidate, around: Around): PersonalKind | undefined {
  const { digits } = one;
  const number = one.x ? `${digits}X` : digits;
  if (number.length === 18 && isPlausible(number) && isChecked(number)) return 'id';
  if (isPhone(one, around)) return 'phone';
  if (digits.length < 13 || digits.length > 19) return undefined;
  const label = around.label(one);
  if (digits.length === 15 && label === 'id' && isPlausible(digits)) return 'id';
  if (one.x || !luhn(digits)) return undefined;
  if (label === 'card') return 'card';
  if (!isCardShape(one.sizes)) return undefined;
  if (isScheme(digits)) return 'card';
  return isCardLike(digits) && label !== 'other' && around.plusAt === undefined && !around.code(one) ? 'card' : undefined;
}

function isPhone(one: Candidate, around: Around): boolean {
  const { digits, sizes } = one;
  if (digits.length > 17) return false;
  const plus = around.plusAt !== undefined;
  const fits = phonePlan(digits, plus) ?? (plus ? phonePlan(digits, false) : undefined);
  if (fits === undefined && !isNeighbour(digits, sizes) && !isTaiwanLandline(digits, sizes)) return isLocal(one, around);
  if (around.isOther(one) || around.amount(one) || around.code(one) || ADDRESS.test(around.raw(one))) return false;
  return isPhoneShape(sizes, one.hard) && !(sizes.length > 1 && DAY.test(around.raw(one)));
}

/** 座机88886666: a subscriber's number without area code, where it is said to be one. */
function isLocal(one: Candidate, around: Around): boolean {
  const said = around.before;
  return said?.label === 'phone' && said.adjacent && !one.hard && !around.amount(one) && /^[2-9]\d{6,7}$/.test(one.digits) && !DAY.test(around.raw(one)) && around.label(one) === 'phone';
}

/** What a candidate was meant as, though no check bears it out: by the words around it, or by its shape. */
export function meantKind(one: Candidate, around: Around): PersonalKind | undefined {
  if (one.hard) return undefined;
  const { digits } = one;
  const label = around.label(one);
  const number = one.x ? `${digits}X` : digits;
  if (label === 'id' && digits.length >= 15 && digits.length <= 20 && !(digits.length < 17 && DAY.test(around.raw(one)))) return 'id';
  if (label === 'card' && digits.length >= 13 && !(digits.length < 16 && DAY.test(around.raw(one)))) return 'card';
  if (label !== 'other' && number.length === 18 && isPlausible(number)) return 'id';
  if (label !== 'other' && !one.x && !around.code(one) && looksLikeCard(one)) return 'card';
  return isMeantPhone(one, around, label) ? 'phone' : undefined;
}

/** Written as cards are written, or with UnionPay's beginning and length. */
function looksLikeCard({ digits, sizes }: Candidate): boolean {
  if (digits.length < 16) return false;
  const grouped = (sizes.length === 4 || sizes.length === 5) && /^4 4 4 4(?: [1-3])?$/.test(sizes.join(' ')) && /^[34569]/.test(digits);
  return grouped || /^62(?:\d{14}|\d{17})$/.test(digits);
}

function isMeantPhone(one: Candidate, around: Around, label: Label | undefined): boolean {
  const { digits } = one;
  if (one.x || (label !== 'phone' && around.plusAt === undefined)) return false;
  if (around.amount(one) || around.code(one) || DAY.test(around.raw(one))) return false;
  if (around.plusAt !== undefined && digits.length >= 9 && digits.length <= 15 && label !== 'other') return true;
  if (label !== 'phone' || digits.length > 14) return false;
  const said = around.before;
  if (said?.label !== 'phone') return digits.length >= 10;
  return said.adjacent || (digits.length >= 10 && said.gap.length <= 12);
}
