import { isEnglishWord, isNotHanName } from './notNames.js';
import { surnameLength } from './surnames.js';

/** Titles that may follow a Chinese name; they stay part of it, as the customer said it. */
export const TITLE = '(?:先生|女士|小姐|太太|夫人|老师|同学|医生|总|阿姨|师傅)';

const HAN_NAME = new RegExp(`^(\\p{Script=Han}{1,4}?)(${TITLE})?$`, 'u');
const DOTTED = /^\p{Script=Han}{1,12}(?:\s*[·•・‧∙⋅․.]\s*\p{Script=Han}{1,12}){1,3}$/u;
const LATIN_WORD = "(?:\\p{Script=Latin}[\\p{Script=Latin}\\p{M}]*(?:['’ʼ`-]\\p{Script=Latin}[\\p{Script=Latin}\\p{M}]*)*\\.?)";
const LATIN_NAME = new RegExp(`^${LATIN_WORD}(?:[\\s·]+${LATIN_WORD}){0,4}$`, 'u');
const MIXED = new RegExp(`^(?:(${LATIN_WORD}(?:\\s${LATIN_WORD})?)\\s*(\\p{Script=Han}{1,4})|(\\p{Script=Han}{1,4})\\s*(${LATIN_WORD}))$`, 'u');
const OTHER_SCRIPTS = /^[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Arabic}\p{M}ー\s·・]{2,40}$/u;

/** The longest name kept, in characters. */
export const NAME_LIMIT = 60;

/**
 * Whether a text by itself can be a person's name. `text` is normalised (Simplified) with its capitals; being called
 * something (`called`: 我叫…, "my name is …") excuses an unknown surname.
 */
export function isPersonName(text: string, called: boolean): boolean {
  const said = text.trim();
  if (said === '' || /\d/.test(said)) return false;
  if (DOTTED.test(said)) return !said.split(/[·•・‧∙⋅․.]/).some((part) => isNotHanName(part.trim()) && part.length > 1);
  // 王 芳: a space after the surname.
  const spaced = /^(\p{Script=Han}{1,2})\s+(\p{Script=Han}{1,2})$/u.exec(said);
  const closed = spaced && surnameLength(spaced[1] ?? '') === spaced[1]?.length ? `${spaced[1]}${spaced[2] ?? ''}` : said;
  const han = HAN_NAME.exec(closed);
  if (han) return isHanName(han[1] ?? '', han[2] !== undefined, called);
  if (LATIN_NAME.test(said)) return isLatinName(said);
  const mixed = MIXED.exec(said);
  if (mixed) return isLatinName(mixed[1] ?? mixed[4] ?? '') && !isNotHanName(mixed[2] ?? mixed[3] ?? '');
  return OTHER_SCRIPTS.test(said);
}

function isHanName(name: string, titled: boolean, called: boolean): boolean {
  const surname = surnameLength(name);
  if (isNotHanName(name)) return false;
  if (titled) return surname > 0 || name.length >= 2;
  // A single character is a surname only: enough after 我姓, or with a title, or when it is a known one.
  if (name.length === 1) return surname === 1;
  if (surname > 0) return name.length <= surname + 3;
  return called ? name.length <= 4 : name.length >= 2 && name.length <= 3;
}

function isLatinName(name: string): boolean {
  const words = name.split(/[\s·]+/).filter((word) => word !== '');
  const titled = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam)\.?$/i.test(words[0] ?? '');
  const proper = titled ? words.slice(1) : words;
  if (proper.length === 0 || Array.from(name).length > NAME_LIMIT) return false;
  if (proper.some((word) => isEnglishWord(word.toLowerCase()) && !(proper.length > 1 && /^(?:an|may|will|do|so|he|you|ho|mi|a|i)$/i.test(word) && /^\p{Lu}/u.test(word)))) return false;
  return proper.some((word) => word.replace(/\W/g, '').length >= 2 || /[^\u0000-\u007f]/.test(word));
}
