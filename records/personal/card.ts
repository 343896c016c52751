/** Luhn's check over digits. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Whether digits could be a bank card's: how many there are, and what they begin with. Moments (20261125103012) begin otherwise. */
export function isCardLike(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  if (digits.length === 16 && /^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/.test(digits)) return true;
  return /^(?:[34569]|8[1-9])/.test(digits) && !/^(?:86|00)1[3-9]\d{9}$/.test(digits);
}

/** Whether digits have a scheme's own beginning and length: UnionPay, Visa, Mastercard, American Express, JCB. */
export function isScheme(digits: string): boolean {
  return /^(?:62(?:\d{14}|\d{15}|\d{17})|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35\d{14})$/.test(digits);
}

/** Whether the groups are those in which cards are written. */
export function isCardShape(sizes: readonly number[]): boolean {
  const all = sizes.join(' ');
  return sizes.length === 1 || /^4 4 4 [1-4](?: [1-4])?$/.test(all) || /^(?:6 7|6 10|6 13|4 6 5|8 8|4 12|7 12|1(?: 1)+)$/.test(all);
}
