import type { PageLocale } from '../words.js';
import { Frame, part } from './frame.js';
import { storedLocale, storeLocale } from './language.js';
import { Link } from './link.js';
import { Notices } from './notices.js';
import { backoff, Pauses } from './pause.js';
import { Session } from './session.js';
import { Status, type Notice } from './status.js';
import { renderChat } from './view.js';
import { webChatLoaded, type WebChat } from './webchat.js';

/** Hidden for longer than this, a page's connection is not trusted any more. */
const HIDDEN_MS = 30_000;

/** The page: one conversation at a time, and the frame around it. */
class Page {
  #locale = storedLocale();
  #link: Link | undefined;
  #conversations = 0;
  #opening = false;
  #hiddenAt = 0;
  readonly #pauses = new Pauses();
  readonly #frame = new Frame(this.#locale, {
    choose: (locale) => this.#choose(locale),
    fresh: () => void this.#open('freshDone', true),
    retry: () => this.#retry(),
  });
  readonly #status = new Status((line) => this.#frame.line(line));
  readonly #notices = new Notices(this.#locale);
  readonly #loaded = webChatLoaded(part('webchat-script', HTMLScriptElement));

  start(): void {
    this.#notices.start();
    window.addEventListener('offline', () => this.#network());
    window.addEventListener('online', () => this.#network());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#hiddenAt = Date.now();
      else if (Date.now() - this.#hiddenAt > HIDDEN_MS) this.#link?.wake();
    });
    this.#network();
    void this.#open();
  }

  #network(): void {
    this.#status.offline(!navigator.onLine);
    this.#link?.wake();
    if (navigator.onLine) this.#pauses.wake();
  }

  /** Opens the conversation of this browser, or a fresh one; goes on trying until it is open. */
  async #open(notice?: Notice, fresh = false): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    for (let failures = 0; ; failures += 1) {
      try {
        const webchat = await this.#loaded.catch(() => undefined);
        if (webchat === undefined) {
          this.#status.failed('failedScript');
          return;
        }
        const session = await Session.open({ locale: this.#locale, fresh });
        await this.#begin(webchat, session, notice);
        break;
      } catch {
        if (failures > 0) this.#status.failed('failed');
        await this.#pauses.wait(backoff(failures + 1, 15_000));
      }
    }
    this.#opening = false;
  }

  async #begin(webchat: WebChat, session: Session, notice: Notice | undefined): Promise<void> {
    const link: Link = await Link.open(session, {
      connected: (connected) => this.#status.connected(connected),
      sent: () => this.#status.sent(),
      unsent: (reason) => this.#status.unsent(reason),
      answered: () => this.#status.answered(),
      gone: () => {
        if (this.#link === link) void this.#open('begunAnew');
      },
    });
    this.#link?.end();
    this.#link = link;
    this.#conversations += 1;
    this.#status.reset();
    this.#status.failed(undefined);
    if (notice) this.#status.notice(notice);
    this.#frame.ready(true);
    this.#render(webchat);
  }

  #render(webchat: WebChat): void {
    if (this.#link) renderChat(webchat, { link: this.#link, locale: this.#locale, key: String(this.#conversations), into: part('webchat', HTMLElement) });
  }

  #choose(locale: PageLocale): void {
    this.#locale = locale;
    storeLocale(locale);
    this.#frame.say(locale);
    this.#notices.say(locale);
    void this.#loaded.then((webchat) => this.#render(webchat), () => undefined);
    this.#link?.choose(locale);
  }

  #retry(): void {
    if (window.WebChat) this.#pauses.wake();
    else location.reload();
  }
}

new Page().start();
