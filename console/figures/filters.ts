import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What figures are compared across. */
export type Across = 'branch' | 'channel' | 'customerClass' | 'agent';
/** What figures are narrowed by; '' is "none known", undefined is all. */
export interface Filters {
  readonly from: string;
  readonly to: string;
  readonly branch?: string;
  readonly channel?: string;
  readonly customerClass?: string;
  readonly agent?: string;
  readonly across?: Across;
}

const NARROWING = ['branch', 'channel', 'customerClass', 'agent'] as const;
const DAY_MS = 86_400_000;

function isAcross(text: string | null): text is Across {
  return NARROWING.some((each) => each === text);
}

/** The day so many days later. */
export function daysLater(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The filters, kept in the address: a view can be linked to. The last thirty days unless told. */
export function useFilters(today: string): { readonly filters: Filters; readonly change: (more: Partial<Record<keyof Filters, string | undefined>>) => void } {
  const [params, setParams] = useSearchParams();
  const filters = useMemo((): Filters => {
    const across = params.get('across');
    const to = dayIn(params.get('to')) ?? today;
    const from = dayIn(params.get('from')) ?? daysLater(to, -29);
    return {
      from: from > to ? to : from, to,
      ...Object.fromEntries(NARROWING.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? '']] : []))),
      ...(isAcross(across) && { across }),
    };
  }, [params, today]);
  const change = (more: Partial<Record<keyof Filters, string | undefined>>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  return { filters, change };
}

function dayIn(text: string | null): string | undefined {
  return text !== null && /^2[01]\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** As a query of the API. */
export function queryOf(filters: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) params.set(name, String(value));
  return params.toString();
}
