import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone number that fits a numbering plan, in the parts that a mask keeps or hides. */
export interface PhonePlan {
  readonly kind: 'mobile' | 'landline' | 'service' | 'abroad';
  /** As `+86 `, or empty where none was written. */
  readonly country: string;
  /** Area code with its zero, or empty. */
  readonly area: string;
  readonly subscriber: string;
}

/** Reads figures as a phone number; `plus` where a + stood before them. Undefined when they fit no plan. */
export function phonePlan(digits: string, plus: boolean): PhonePlan | undefined {
  const bare = digits.replace(/^00(?=[1-9])/, '');
  if (plus || bare !== digits) {
    const abroad = withCountry(bare);
    if (abroad !== undefined || !plus) return abroad;
  }
  if (/^86(?:1[3-9]\d{9}|0\d{10,11})$/.test(digits)) return withCountry(digits);
  return mainland(digits) ?? neighbours(digits);
}

function mainland(digits: string): PhonePlan | undefined {
  const mobile = /^0?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mobile !== undefined) return { kind: 'mobile', country: '', area: '', subscriber: mobile };
  const landline = /^(010|02\d)([2-9]\d{7})$|^(0[3-9]\d{2})([2-9]\d{6,7})$/.exec(digits);
  if (landline) return { kind: 'landline', country: '', area: landline[1] ?? landline[3] ?? '', subscriber: landline[2] ?? landline[4] ?? '' };
  if (/^[48]00\d{7}$/.test(digits)) return { kind: 'service', country: '', area: digits.slice(0, 3), subscriber: digits.slice(3) };
  return undefined;
}

/** A Taiwan mobile number as it is dialled there: nothing else looks like it. */
function neighbours(digits: string): PhonePlan | undefined {
  return /^09\d{8}$/.test(digits) ? { kind: 'mobile', country: '', area: '', subscriber: digits } : undefined;
}

function withCountry(digits: string): PhonePlan | undefined {
  if (digits.startsWith('86')) {
    const national = digits.slice(2);
    const plan = mainland(national) ?? mainland(`0${national}`);
    return plan && { ...plan, country: '+86 ' };
  }
  if (digits.length < 8 || digits.length > 15) return undefined;
  const number = parsePhoneNumberFromString(`+${digits}`);
  if (number?.isValid() !== true) return undefined;
  return { kind: 'abroad', country: `+${number.countryCallingCode} `, area: '', subscriber: number.nationalNumber };
}

/** Whether the groups are those of a phone number rather than of a list of amounts or a date. */
export function isPhoneShape(sizes: readonly number[], hard: boolean): boolean {
  if (sizes.length === 1) return true;
  const all = sizes.join(' ');
  if (hard) return /^(?:2 )?(?:3 4 4|3 8|1(?: 1){10})$/.test(all);
  return sizes.every((size) => size <= 2) || (sizes.length <= 6 && (sizes.at(-1) ?? 0) > 1);
}

/** A neighbour's number written with its country code but without +: 852 9123 4567. */
export function isNeighbour(digits: string, sizes: readonly number[]): boolean {
  return sizes[0] === 3 && sizes.length > 1 && /^(?:852[4-9]\d{7}|8536\d{7}|8869\d{8})$/.test(digits);
}

/** A Taiwan landline as it is dialled there: 02-2345-6789. */
export function isTaiwanLandline(digits: string, sizes: readonly number[]): boolean {
  return sizes.length > 1 && /^0[2-8]\d{7,8}$/.test(digits) && (sizes[0] === 2 || (sizes[0] === 3 && /^0(?:37|49|82|89)/.test(digits)));
}
