import { useQuery } from '@tanstack/react-query';
import { Empty, Input, Spin } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import type { ResultsView } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { daysBefore, nameIn, queryOf, useSay, useSetup } from './parts.ts';

const DIMENSIONS = ['flow', 'quality', 'experience', 'compliance'] as const;

/** Days that figures are of, in the address. */
export function useSpan(): { readonly from: string; readonly to: string; readonly ready: boolean; readonly bar: React.ReactNode } {
  const { say } = useSay();
  const [search, setSearch] = useSearchParams();
  const { data } = useSetup();
  const today = data?.today ?? '';
  const [from, to] = [search.get('from') ?? (today === '' ? '' : daysBefore(today, 90)), search.get('to') ?? today];
  const set = (name: 'from' | 'to', value: string): void => {
    if (value !== '') setSearch((now) => new URLSearchParams({ ...Object.fromEntries(now), from, to, [name]: value }));
  };
  const field = (name: 'from' | 'to', value: string) => <label>{say(`results.${name}`)} <Input type="date" value={value} style={{ width: 160 }} onChange={({ target }) => set(name, target.value)} /></label>;
  return { from, to, ready: from !== '' && to !== '', bar: <>{field('from', from)}{field('to', to)}</> };
}

/** What reviews came to, by agent: only what the agent has seen first. */
export function Results() {
  const { say } = useSay();
  const { from, to, ready, bar } = useSpan();
  const { data, error, refetch } = useQuery({ queryKey: ['quality', 'results', from, to], queryFn: () => api.get<ResultsView>(`/quality/results${queryOf({ from, to })}`), enabled: ready });
  return (
    <>
      <div className="quality-bar"><h2>{say('results.title')}</h2>{bar}</div>
      {error ? <Failed error={error} again={() => void refetch()} /> : !data ? <div className="centred"><Spin aria-label={say('loading')} /></div> : (
        <>
          {data.pending > 0 && <p className="quality-lead">{say('results.pending', { n: data.pending })}</p>}
          {!data.complete && <p className="quality-lead">{say('results.partial')}</p>}
          {data.agents.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('results.none')} /> : (
            <div className="table-wrap">
              <table className="figures">
                <thead><tr><th scope="col">{say('results.agent')}</th><th scope="col" className="number">{say('results.reviews')}</th><th scope="col" className="number">{say('results.mean')}</th>{DIMENSIONS.map((each) => <th key={each} scope="col" className="number">{say(`dimension.${each}`)}</th>)}<th scope="col" className="number">{say('results.passed')}</th><th scope="col" className="number">{say('results.vetoes')}</th></tr></thead>
                <tbody>
                  {data.agents.map(({ agent, reviews, mean, dimensions, passed, vetoes }) => (
                    <tr key={agent}>
                      <th scope="row"><Link to={`/quality/reviews${queryOf({ agent })}`}>{nameIn(data.people, agent)}</Link></th>
                      <td className="number">{reviews}</td><td className="number"><strong>{mean.toFixed(1)}</strong></td>
                      {DIMENSIONS.map((each) => <td key={each} className="number">{dimensions[each]?.toFixed(1) ?? '—'}</td>)}
                      <td className="number">{passed}</td><td className={`number${vetoes > 0 ? ' bad' : ''}`}>{vetoes}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </>
  );
}
