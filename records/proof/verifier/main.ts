import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { anchor as anchorSchema, type Anchor } from '../anchorShape.js';
import { checkInspection } from '../checkInspection.js';
import { jsonOf } from './record.js';
import { isWhole, pageView } from './view.js';
import type { Language } from './words.js';

// The page's policy lets no text become a program.
z.config({ jitless: true });

/** Computes everything again and shows it; nothing on the page comes from elsewhere than the data that was checked. */
function show(): void {
  const page = document.getElementById('page');
  const data = document.getElementById('data')?.textContent;
  if (page === null || data === undefined) return;
  const checked = checkInspection(sha256, data);
  let language: Language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
  let compared: Anchor | 'none' | undefined;
  const draw = (): void => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
    document.documentElement.dataset['verdict'] = isWhole(checked) ? 'whole' : 'broken';
    page.innerHTML = pageView(checked, { language, compared }).text;
    document.getElementById('language')?.addEventListener('click', () => {
      language = language === 'zh' ? 'en' : 'zh';
      draw();
      document.getElementById('language')?.focus();
    });
    document.getElementById('print')?.addEventListener('click', () => window.print());
    const chosen = document.getElementById('anchor');
    if (chosen instanceof HTMLInputElement) chosen.addEventListener('change', () => void compare(chosen));
  };
  const compare = async ({ files }: HTMLInputElement): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    const read = anchorSchema.safeParse(jsonOf(await file.text()));
    compared = read.success ? read.data : 'none';
    draw();
  };
  // Folded words are unfolded on paper.
  window.addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((each) => each.setAttribute('open', '')));
  draw();
}

show();
