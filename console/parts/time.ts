import { useEffect, useState } from 'react';
import { serverNow, watchServerTime } from './clock.ts';
import type { Words } from '../words/WordsContext.tsx';

/** The server's time now, anew every so many ms. */
export function useNow(everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const look = (): void => setNow(serverNow());
    const timer = setInterval(look, everyMs);
    const stop = watchServerTime(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [everyMs]);
  return now;
}

/** A length of time in its largest unit: 45 s, 3 min, 2 h. */
export function length(ms: number, { say }: Pick<Words, 'say'>): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return say('time.seconds', { n: seconds });
  if (seconds < 3_600) return say('time.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 172_800) return say('time.hours', { n: Math.floor(seconds / 3_600) });
  return say('time.days', { n: Math.floor(seconds / 86_400) });
}

/** A moment: the time alone where it is today. */
export function moment(at: string, { tag }: Pick<Words, 'tag'>): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date(serverNow()).toDateString();
  return new Intl.DateTimeFormat(tag, today ? { hour: '2-digit', minute: '2-digit', hour12: false } : { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(date);
}
