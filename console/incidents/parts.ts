import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { IncidentView, PlansView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { useWordsOf } from '../words/WordsContext.tsx';
import { WORDS } from './words.ts';

/** The words of these screens. */
export function useSay() {
  return useWordsOf(WORDS);
}

/** A text in the language of the screen: staff read Simplified Chinese or English. */
export function inWords(words: { readonly 'zh-Hans': string; readonly en: string }, language: 'zh' | 'en'): string {
  return language === 'en' ? words.en : words['zh-Hans'];
}

/** How often what others do is looked for while a screen is open, in ms. */
export const LOOK_MS = 10_000;
/** The same, while a message is being sent. */
const CLOSELY_MS = 2_000;

/** One incident, as it stands. */
export function useIncident(id: string) {
  return useQuery({
    queryKey: ['incident', id], queryFn: () => api.get<IncidentView>(`/incidents/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data } }) => (data?.rounds.some(({ confirmedAt, progress }) => confirmedAt !== undefined && !data.drill && progress?.finished !== true) === true ? CLOSELY_MS : LOOK_MS),
  });
}

/** What can be reported, and whom a message can be for. */
export function usePlans() {
  return useQuery({ queryKey: ['incident-plans'], queryFn: () => api.get<PlansView>('/incident-plans'), staleTime: 60_000 });
}

/** Does something to an incident and shows what it came to. `run` is true when it was done; a refusal is said, and nothing typed is lost. */
export function useAct(id: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (call: (path: string) => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      const view = await call(`/incidents/${encodeURIComponent(id)}`);
      client.setQueryData(['incident', id], view);
      void client.invalidateQueries({ queryKey: ['incidents'] });
      return true;
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
      void client.invalidateQueries({ queryKey: ['incident', id] });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy };
}
