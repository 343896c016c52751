import { pageWord, type PageLocale } from '../words.js';
import { part } from './frame.js';

/** What is going on, in the words of the institution. */
interface Notice {
  readonly id: string;
  readonly texts: Readonly<Record<PageLocale, string>>;
  readonly since: string;
}

/** How often a page that somebody looks at asks whether anything is new. */
const ASK_MS = 4_000;
const LONGEST_MS = 60_000;

/**
 * Notices above the conversation: what came with the page, and what is new since. A page that nobody looks at, or that is
 * offline, asks nothing, and asks at once when it is looked at again.
 */
export class Notices {
  #shown: readonly Notice[] = noticesIn(document.body.dataset['notices'] ?? '');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  readonly #box = part('notices', HTMLElement);

  constructor(private locale: PageLocale) {}

  start(): void {
    this.#render();
    document.addEventListener('visibilitychange', () => this.#wake());
    window.addEventListener('online', () => this.#wake());
    this.#schedule();
  }

  /** Says them in another language. */
  say(locale: PageLocale): void {
    this.locale = locale;
    this.#render();
  }

  #wake(): void {
    if (!document.hidden) void this.#ask();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), Math.min(LONGEST_MS, ASK_MS * 2 ** this.#failures));
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    if (!document.hidden && navigator.onLine) {
      try {
        const answer = await fetch('/chat/notices', { credentials: 'omit', signal: AbortSignal.timeout(10_000) });
        if (!answer.ok) throw new Error(String(answer.status));
        const now = noticesIn(await answer.text());
        this.#failures = 0;
        if (JSON.stringify(now) !== JSON.stringify(this.#shown)) {
          this.#shown = now;
          this.#render();
        }
      } catch {
        // Not known now is not over: what is shown stays.
        this.#failures += 1;
      }
    }
    this.#schedule();
  }

  /** What stays is left as it is: a screen reader is told of what is new alone. */
  #render(): void {
    const { locale } = this;
    const before = new Map([...this.#box.children].map((child) => [child instanceof HTMLElement ? child.dataset['id'] : undefined, child]));
    const wanted = this.#shown.map((notice) => {
      const key = `${notice.id} ${locale}`;
      const kept = before.get(key);
      before.delete(key);
      return kept ?? this.#element(key, notice);
    });
    for (const gone of before.values()) gone.remove();
    wanted.forEach((element, at) => {
      if (this.#box.children[at] !== element) this.#box.insertBefore(element, this.#box.children[at] ?? null);
    });
  }

  #element(key: string, { texts, since }: Notice): HTMLElement {
    const { locale } = this;
    const line = document.createElement('p');
    line.dataset['id'] = key;
    line.lang = locale;
    const label = document.createElement('strong');
    label.textContent = pageWord(locale, 'notice');
    const time = document.createElement('time');
    time.dateTime = since;
    time.textContent = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(since));
    const text = document.createElement('span');
    text.textContent = texts[locale];
    line.append(label, ' ', text, ' ', time);
    return line;
  }
}

function noticesIn(text: string): readonly Notice[] {
  try {
    const { notices } = JSON.parse(text) as { readonly notices?: readonly Notice[] };
    return notices ?? [];
  } catch {
    return [];
  }
}
