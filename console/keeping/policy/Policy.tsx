import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { PolicyView } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWords } from '../../words/WordsContext.tsx';
import { useSay } from '../parts.ts';

/** How long what is kept (norm 4.5), as the profile says it. */
export function Policy() {
  const { say: sayAll } = useWords();
  const { say } = useSay();
  const { data, error, refetch } = useQuery({ queryKey: ['keeping', 'policy'], queryFn: () => api.get<PolicyView>('/keeping/policy') });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <div className="centred"><Spin aria-label={sayAll('app.loading')} /></div>;
  return (
    <>
      <p className="hint">{say('policy.hint', { years: data.floorYears })}</p>
      <table className="keeping-table">
        <thead><tr><th scope="col">{say('policy.kind')}</th><th scope="col">{say('policy.years')}</th></tr></thead>
        <tbody>
          {data.kinds.map(({ kind, years }) => (
            <tr key={kind}>
              <td>{say(`kind.${kind}`)}</td>
              <td>{say('policy.years.n', { n: years })}{(kind === 'supervision' || kind === 'audit') && <span className="quiet"> · {say('policy.longer')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{say('policy.special')}</h2>
      {data.special.length === 0 ? <p className="hint">{say('policy.special.none')}</p> : (
        <ul className="keeping-list">
          {data.special.map(({ kind, major, channel, years, why }) => (
            <li key={`${kind}-${channel ?? ''}-${major}-${years}`}>
              <div className="what"><span className="line"><strong>{say(`kind.${kind}`)}</strong>{major && <span className="keeping-tag">{say('policy.major')}</span>}{channel !== undefined && <span className="keeping-tag">{channel}</span>}</span><span className="quiet">{why}</span></div>
              <div className="acts">{say('policy.years.n', { n: years })}</div>
            </li>
          ))}
        </ul>
      )}
      <p className="hint">{say('policy.from', { zone: data.timeZone })}</p>
      <p className="hint">{say('policy.archive', { months: data.archiveAfterMonths })}</p>
    </>
  );
}
