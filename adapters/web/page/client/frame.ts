import { pageWord, type PageLocale, type PageWord } from '../words.js';
import { isPageLocale } from './language.js';
import type { Line } from './status.js';

/** What the page knows of the institution. */
export interface Institution {
  readonly name: Readonly<Record<PageLocale, string>>;
  readonly phone: string;
}

/** An element of our own document. @throws when the document is not ours. */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no #${id}`);
  return found;
}

/** Everything around the conversation: words, language switch, status line, and the question before a new conversation. */
export class Frame {
  readonly institution = JSON.parse(document.body.dataset['profile'] ?? '{}') as Institution;
  readonly #status = part('status', HTMLElement);
  readonly #statusText = part('status-text', HTMLElement);
  readonly #retry = part('retry', HTMLButtonElement);
  readonly #fresh = part('fresh', HTMLButtonElement);
  readonly #ask = part('ask', HTMLDialogElement);
  #line: Line | undefined;

  constructor(
    private locale: PageLocale,
    does: { readonly choose: (locale: PageLocale) => void; readonly fresh: () => void; readonly retry: () => void },
  ) {
    part('languages', HTMLElement).addEventListener('click', ({ target }) => {
      const chosen = target instanceof HTMLElement ? target.dataset['locale'] : undefined;
      if (isPageLocale(chosen) && chosen !== this.locale) does.choose(chosen);
    });
    this.#retry.addEventListener('click', does.retry);
    this.#fresh.addEventListener('click', () => this.#ask.showModal());
    part('ask-cancel', HTMLButtonElement).addEventListener('click', () => this.#ask.close());
    part('ask-confirm', HTMLButtonElement).addEventListener('click', () => {
      this.#ask.close();
      does.fresh();
    });
    // A click beside the dialog is a click on its backdrop, which counts as the dialog itself.
    this.#ask.addEventListener('click', ({ target }) => {
      if (target === this.#ask) this.#ask.close();
    });
    this.say(locale);
  }

  /** Puts every word of the page into a language. */
  say(locale: PageLocale): void {
    this.locale = locale;
    document.documentElement.lang = locale;
    // Words that stand in the style sheet.
    for (const word of ['unfold', 'fold'] as const) document.documentElement.style.setProperty(`--${word}`, JSON.stringify(pageWord(locale, word)));
    for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) element.textContent = this.#word(element.dataset['word']);
    for (const element of document.querySelectorAll<HTMLElement>('[data-word-label]')) element.setAttribute('aria-label', this.#word(element.dataset['wordLabel']));
    for (const button of document.querySelectorAll<HTMLElement>('[data-locale]')) button.setAttribute('aria-pressed', String(button.dataset['locale'] === locale));
    const { name, phone } = this.institution;
    document.title = pageWord(locale, 'title', { name: name[locale] });
    part('institution', HTMLElement).textContent = name[locale];
    const call = part('call', HTMLAnchorElement);
    call.textContent = pageWord(locale, 'call', { phone });
    call.href = `tel:${phone.replace(/[^\d+]/g, '')}`;
    this.line(this.#line);
  }

  /** Shows how things are, or nothing. */
  line(line: Line | undefined): void {
    this.#line = line;
    const said = line === undefined ? '' : pageWord(this.locale, line.word, { phone: this.institution.phone, reason: line.reason ?? '' });
    // The same words again would be read aloud again.
    if (this.#statusText.textContent !== said) this.#statusText.textContent = said;
    this.#status.dataset['tone'] = line?.tone ?? '';
    this.#retry.hidden = line?.retry !== true;
  }

  /** Whether the conversation is there; the skeleton shows until then. */
  ready(ready: boolean): void {
    part('skeleton', HTMLElement).hidden = ready;
    this.#fresh.disabled = !ready;
  }

  #word(key: string | undefined): string {
    return key === undefined ? '' : pageWord(this.locale, key as PageWord);
  }
}
