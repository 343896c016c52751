import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useWordsOf } from '../words/WordsContext.tsx';
import { WORDS } from './words.ts';

/** The words of these screens. */
export function useSay() {
  return useWordsOf(WORDS);
}

/** A day with its year: what is kept is old. */
export function day(at: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** A day and time with its year. */
export function dayTime(at: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at));
}

/** A figure with its thousands apart. */
export function figure(value: number, tag: string): string {
  return new Intl.NumberFormat(tag).format(value);
}

/** A size for people: 12 KB, 3.4 MB. */
export function size(bytes: number, tag: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : bytes < 1_000_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000_000_000, 'GB'];
  return `${new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

/** Where a whole conversation is shown, wherever its records are. */
export function recordHref(conversation: string, format: 'html' | 'json'): string {
  return `/api/keeping/records/${encodeURIComponent(conversation)}/${format}`;
}

/** Does something; says why it was refused, and gives back whether it was done. What was typed stays. */
export function useDo() {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = useCallback(async (act: () => Promise<unknown>, done?: string): Promise<boolean> => {
    setBusy(true);
    try {
      await act();
      if (done !== undefined) void message.success(done);
      return true;
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error), 6);
      return false;
    } finally {
      setBusy(false);
    }
  }, [message]);
  return { busy, run };
}
