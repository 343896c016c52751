import { useMemo } from 'react';
import type { FigureCell, FigureChoices } from '../../bot/api/figures.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { WORDS, type FigureWord } from './words.ts';

/** How what the server counts is called, in the language of the screen. */
export interface Namer {
  readonly say: (word: FigureWord, params?: Readonly<Record<string, string | number>>) => string;
  readonly part: (figure: string, cell: Pick<FigureCell, 'side' | 'label'>) => string;
  readonly side: (figure: string, side: string) => string;
  readonly policy: (id: string) => string;
  readonly value: (dimension: string, value: string) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** A length of time in two figures: 2.3 s, 12 min, 1.5 h. */
  readonly time: (ms: number) => string;
  readonly moment: (at: string) => string;
  readonly period: (part: { readonly from: string; readonly to: string }, whole: { readonly from: string; readonly to: string }) => string;
}

/** The words of figures. */
export function useFigureWords() {
  return useWordsOf(WORDS);
}

/** Names by what the institution has. */
export function useNamer(choices: FigureChoices | undefined): Namer {
  const { say, named, language, tag } = useFigureWords();
  return useMemo((): Namer => {
    const locale = language === 'en' ? 'en' : 'zh-Hans';
    const numbers = new Intl.NumberFormat(tag);
    const shares = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
    const moments = new Intl.DateTimeFormat(tag, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false });
    const ofThree = new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 });
    const policy = (id: string): string => named('policy', id);
    const side = (figure: string, which: string): string => named(figure, which);
    return {
      say, policy, side,
      part: (figure, { side: which, label }) => {
        if (figure === 'clauses') return say('clause', { id: label });
        if (figure === 'declined') return label;
        if (figure === 'deadlines') return `${policy(label)} · ${side(figure, which)}`;
        return named(figure, [which, label].filter((each) => each !== '').join('.'));
      },
      value: (dimension, value) => {
        if (value === '') return say('filter.none');
        if (dimension === 'branch') return choices?.branches.find(({ id }) => id === value)?.name[locale] ?? value;
        if (dimension === 'agent') return choices?.agents.find(({ id }) => id === value)?.displayName ?? value;
        return named(dimension === 'channel' ? 'channel' : 'class', value);
      },
      number: (value) => numbers.format(value),
      percent: (share) => shares.format(share),
      time: (ms) => {
        if (ms < 1_000) return say('time.ms', { n: numbers.format(Math.round(ms)) });
        if (ms < 60_000) return say('time.seconds', { n: ofThree.format(Math.round(ms / 100) / 10) });
        if (ms < 3_600_000) return say('time.minutes', { n: ofThree.format(Math.round(ms / 6_000) / 10) });
        if (ms < 172_800_000) return say('time.hours', { n: ofThree.format(Math.round(ms / 360_000) / 10) });
        return say('time.days', { n: ofThree.format(Math.round(ms / 8_640_000) / 10) });
      },
      moment: (at) => moments.format(new Date(at)),
      period: ({ from, to }, whole) => {
        const short = whole.from.slice(0, 4) === whole.to.slice(0, 4) ? (day: string) => day.slice(5) : (day: string) => day;
        if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && Number(to.slice(8)) >= 28) return from.slice(0, 7);
        return from === to ? short(from) : `${short(from)}–${short(to)}`;
      },
    };
  }, [say, named, language, tag, choices]);
}
