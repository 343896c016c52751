import { useQuery } from '@tanstack/react-query';
import type { WaitingView } from '../../bot/api/waiting.ts';
import { api } from '../api/client.ts';

/** How often it is looked for, in ms. */
const LOOK_MS = 60_000;

/** What waits, by the screen that shows it; nothing for whoever does not oversee. */
export function useWaiting(overseeing: boolean): Readonly<Record<string, number>> {
  const { data } = useQuery({ queryKey: ['waiting'], queryFn: () => api.get<WaitingView>('/waiting'), enabled: overseeing, refetchInterval: LOOK_MS, retry: false });
  return data === undefined ? {} : { '/incidents': data.alerts, '/quality': data.corrections, '/review': data.requests };
}
