import { maskPersonal } from '../../records/personal/mask.js';

/** Four figures or more, together or nearly: a number of somebody's, or a one-time code. */
const FIGURES = /[\p{Nd}零〇一二三四五六七八九](?:[\s.·,，、-]{0,2}[\p{Nd}零〇一二三四五六七八九]){3,}/gu;
const MOST = 300;

/** A question as it may be kept and shown to staff: masked, without any longer number, not longer than a question is. */
export function shownQuestion(said: string): string {
  return Array.from(maskPersonal(said).replace(FIGURES, '••••').trim()).slice(0, MOST).join('');
}
