import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ColleaguesView } from '../../bot/api/floor.ts';
import { api } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';

/** Colleagues and teams, kept current by the live link. */
export function useColleagues(enabled = true) {
  return useQuery({ queryKey: ['colleagues'], queryFn: () => api.get<ColleaguesView>('/colleagues'), enabled });
}

/** Names of colleagues and teams by what records call them; what is not known stays as it is. */
export function useNames(): (id: string) => string {
  const { data } = useColleagues();
  const { language, say } = useWords();
  return useCallback((id: string) => {
    if (id === 'supervisor') return say('queue.supervisor');
    const team = id.startsWith('team:') ? data?.teams.find((each) => `team:${each.id}` === id) : undefined;
    if (team) return team.name[language === 'en' ? 'en' : 'zh-Hans'];
    const colleague = data?.colleagues.find((each) => each.id === id);
    return colleague ? `${colleague.displayName}${colleague.workNumber === '' ? '' : ` ${colleague.workNumber}`}` : id;
  }, [data, language, say]);
}
