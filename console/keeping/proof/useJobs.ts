import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { JobAsked, JobView } from '../../../bot/api/proof.ts';
import { api } from '../../api/client.ts';

/** How often a job under way is looked at, in ms. */
const LOOK_MS = 1_000;

/** Whether it still goes on. */
export function isLive({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Jobs of a kind, looked at while one goes on, and how to ask for another. */
export function useJobs(kind: JobView['kind']) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const key = ['proof', kind];
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await api.get<{ readonly jobs: readonly JobView[] }>(`/proof/jobs?kind=${kind}`)).jobs,
    refetchInterval: ({ state }) => (state.data?.some(isLive) === true ? LOOK_MS : false),
  });
  const tell = async (work: () => Promise<void>): Promise<void> => {
    setAsking(true);
    try {
      await work();
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ['proof'] });
    }
  };
  return {
    jobs: query.data ?? [], isPending: query.isPending, error: query.error, again: () => void query.refetch(), asking,
    ask: (path: string, body?: unknown, joined?: string) => tell(async () => {
      const asked = await api.post<JobAsked>(path, body);
      if (asked.joined && joined !== undefined) void message.info(joined);
    }),
    cancel: (id: string) => tell(async () => {
      await api.post<JobView>(`/proof/jobs/${id}/cancel`);
    }),
  };
}
