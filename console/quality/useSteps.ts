import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';

/** One of a register, and how its steps are taken. @throws what the server says, so that the form says it and keeps what was typed */
export function useSteps<One extends { readonly item: { readonly version: number } }>(kind: string, id: string | undefined) {
  const client = useQueryClient();
  const key = ['quality', kind, 'one', id];
  const query = useQuery({ queryKey: key, queryFn: () => api.get<One>(`/quality/${kind}/${encodeURIComponent(id ?? '')}`), enabled: id !== undefined });
  const take = async (step: Readonly<Record<string, unknown>>): Promise<void> => {
    try {
      client.setQueryData(key, await api.post<One>(`/quality/${kind}/${encodeURIComponent(id ?? '')}/steps`, { version: query.data?.item.version ?? 1, step }));
    } catch (error) {
      // It may have been somebody else's step: what is shown is looked at again.
      void client.invalidateQueries({ queryKey: key });
      throw error;
    } finally {
      void client.invalidateQueries({ queryKey: ['quality'], predicate: ({ queryKey }) => queryKey[2] !== 'one' });
    }
  };
  return { ...query, take };
}
