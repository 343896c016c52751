import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { api } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';
import { useChatKeys } from './keys.ts';

interface Clause {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** As it is said to the customer, in their language. */
  readonly cite: string;
}

/** Clauses for the customer's last words, or for what one looks for; one key puts the first into the answer. */
export function NormsPane({ said, locale, onInsert }: { readonly said: string; readonly locale: string; readonly onInsert: (text: string) => void }) {
  const { say } = useWords();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim() === '' ? said : search.trim()).slice(0, 500);
  const { data } = useQuery({ queryKey: ['norms', asked, locale], queryFn: () => api.get<{ readonly clauses: Clause[] }>(`/norms?q=${encodeURIComponent(asked)}&locale=${locale}`), enabled: asked.length > 1, staleTime: 300_000 });
  const clauses = data?.clauses ?? [];
  const first = clauses[0];
  useChatKeys(useMemo(() => (first ? { KeyN: () => onInsert(first.cite) } : {}), [first, onInsert]));
  return (
    <section className="norms" aria-label={say('beside.norms')}>
      <Input size="small" allowClear value={search} onChange={({ target }) => setSearch(target.value)} placeholder={say('norms.search')} aria-label={say('norms.search')} />
      {search === '' && <p className="quiet">{say('norms.for')}</p>}
      {asked.length > 1 && data && clauses.length === 0 && <p className="quiet">{say('norms.none')}</p>}
      <ul className="plain">
        {clauses.slice(0, 3).map((clause, index) => (
          <li key={clause.id} className="clause">
            <details>
              <summary id={`clause-${clause.id}`}><code>{clause.id}</code> {clause.title}</summary>
              <p>{clause.text}</p>
            </details>
            <Button size="small" type="link" onClick={() => onInsert(clause.cite)} aria-describedby={`clause-${clause.id}`}>{say('norms.insert')}{index === 0 && <kbd>Alt+N</kbd>}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
