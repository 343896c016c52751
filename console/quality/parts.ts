import { useQuery } from '@tanstack/react-query';
import type { People, SetupView } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { QUALITY_WORDS } from './words.ts';

/** The words of this part. */
export function useSay() {
  return useWordsOf(QUALITY_WORDS);
}

/** The form, the rules, and who works here. */
export function useSetup() {
  return useQuery({ queryKey: ['quality', 'setup'], queryFn: () => api.get<SetupView>('/quality/setup'), staleTime: 60_000 });
}

/** A name with the work number; the id of somebody who is not known any more. */
export function nameIn(people: People, id: string | undefined): string {
  const one = id === undefined ? undefined : people[id];
  if (!one) return id ?? '';
  return one.workNumber === '' ? one.name : `${one.name} ${one.workNumber}`;
}

/** What went wrong, in words. */
export function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The end of a day as the server wants it. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** A day so many days before another, `2026-11-25`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** A query string without what is not given. */
export function queryOf(params: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value === undefined || value === '' || value === false ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
