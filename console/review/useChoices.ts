import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReviewChoices } from '../../bot/api/review.ts';
import { api } from '../api/client.ts';

/** What conversations can be looked for by. */
export function useChoices() {
  return useQuery({ queryKey: ['review', 'choices'], queryFn: () => api.get<ReviewChoices>('/review/choices'), staleTime: 60_000 });
}

/** What ids of the profile (services, branches, advisers) are called; one that it no longer has stays as it is. */
export function useProfileNames(language: 'zh' | 'en'): (name: string, id: string) => string {
  const { data } = useChoices();
  return useCallback((name: string, id: string) => {
    const names = name === 'service' || name === 'branch' || name === 'adviser' ? data?.names[name][id] : undefined;
    return names?.[language === 'en' ? 'en' : 'zh-Hans'] ?? id;
  }, [data, language]);
}

/** Names of staff by their ids, for who reviews; an id that nobody has stays as it is. */
export function useStaffNames(): (id: string) => string {
  const { data } = useChoices();
  return useCallback((id: string) => {
    const found = data?.staff.find((each) => each.id === id);
    return found === undefined ? id : `${found.name}${found.workNumber === '' ? '' : ` ${found.workNumber}`}`;
  }, [data]);
}
