const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** Provinces by the first two digits (GB/T 2260); 81–83 are residence permits, 91 and 92 foreigners' cards. */
const REGIONS = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 92'.split(' '));

/** Whether the 18 characters' last is what GB 11643 (ISO 7064, MOD 11-2) makes of the others. */
export function isChecked(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return number.length === 18 && '10X98765432'[sum % 11] === number[17];
}

/** Whether 18 or, of the old ones, 15 characters begin with a region and a day of birth that exist. */
export function isPlausible(number: string): boolean {
  if (!REGIONS.has(number.slice(0, 2))) return false;
  return number.length === 18 ? isBirth(number.slice(6, 14)) : number.length === 15 && isBirth(`19${number.slice(6, 12)}`);
}

function isBirth(written: string): boolean {
  const [year, month, day] = [Number(written.slice(0, 4)), Number(written.slice(4, 6)), Number(written.slice(6, 8))];
  if (year < 1890 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  const february = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return day <= (month === 2 ? february : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** Whether a Hong Kong identity number, such as A123456(3), has its right check digit. */
export function isHongKong(number: string): boolean {
  const parts = /^([A-Z]{1,2})(\d{6})\(?([\dA])\)?$/.exec(number.toUpperCase().replace(/[\s-]/g, ''));
  if (parts === null) return false;
  const [, letters = '', digits = '', check = ''] = parts;
  const values = [...letters.padStart(2, ' ')].map((letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55));
  const sum = [...values, ...Array.from(digits, Number), check === 'A' ? 10 : Number(check)].reduce((total, value, i) => total + value * (9 - i), 0);
  return sum % 11 === 0;
}
