import type { Observable } from './signal.js';

/** What we read of an activity; the rest passes to Web Chat as it came. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly from?: { readonly id?: string; readonly role?: string };
  readonly name?: string;
  readonly value?: unknown;
  readonly attachments?: readonly { readonly contentType?: string; readonly contentUrl?: string; readonly name?: string }[];
  readonly channelData?: { readonly clientActivityID?: string };
}

/** What Web Chat wants of its `directLine`. */
export interface ChatAdapter {
  readonly token: string;
  readonly connectionStatus$: Observable<number>;
  readonly activity$: Observable<Activity>;
  postActivity(activity: Activity): Observable<string>;
  end(): void;
}

/** The props of Web Chat that we use. */
export interface WebChatProps {
  readonly key: string;
  readonly directLine: ChatAdapter;
  readonly locale: string;
  readonly sendTypingIndicator: boolean;
  readonly styleOptions: Readonly<Record<string, unknown>>;
  readonly adaptiveCardsHostConfig: unknown;
  readonly overrideLocalizedStrings: (strings: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

/** What Web Chat's script puts on the window. */
export interface WebChat {
  renderWebChat(props: WebChatProps, element: HTMLElement): void;
}

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}

/** Web Chat, once its script has run. @throws when the script can't be loaded. */
export function webChatLoaded(script: HTMLElement): Promise<WebChat> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (window.WebChat) resolve(window.WebChat);
      else reject(new Error('Web Chat is not there'));
    };
    // Deferred scripts run in the order of the document, ours first; all have run, or failed, when the document is loaded.
    if (window.WebChat || document.readyState === 'complete') look();
    else {
      script.addEventListener('load', look);
      script.addEventListener('error', look);
      window.addEventListener('load', look);
    }
  });
}
