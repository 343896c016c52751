import { useQuery } from '@tanstack/react-query';
import { Empty, Spin } from 'antd';
import { Link } from 'react-router-dom';
import type { AgreementFigure, AgreementView } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { nameIn, queryOf, useSay } from './parts.ts';
import { useSpan } from './Results.tsx';

const DIMENSIONS = ['flow', 'quality', 'experience', 'compliance'] as const;

/** How far two reviewers agree who did not see each other's marks, and what that means. */
export function AgreementPage() {
  const { say } = useSay();
  const { from, to, ready, bar } = useSpan();
  const { data, error, refetch } = useQuery({ queryKey: ['quality', 'agreement', from, to], queryFn: () => api.get<AgreementView>(`/quality/agreement${queryOf({ from, to })}`), enabled: ready });
  return (
    <>
      <div className="quality-bar"><h2>{say('agree.title')}</h2>{bar}</div>
      <p className="quality-lead">{say('agree.lead')}</p>
      {error ? <Failed error={error} again={() => void refetch()} /> : !data ? <div className="centred"><Spin aria-label={say('loading')} /></div> : data.samples === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('agree.none')} /> : (
        <>
          <p>{say('agree.samples', { n: data.samples })}</p>
          <div className="table-wrap">
            <table className="figures">
              <thead><tr><th scope="col">{say('agree.what')}</th><th scope="col" className="number">{say('agree.pairs')}</th><th scope="col" className="number">{say('agree.same')}</th><th scope="col" className="number">{say('agree.kappa')}</th><th scope="col">{say('agree.meaning')}</th></tr></thead>
              <tbody>
                <Row name={say('agree.all')} figure={data.all} strong />
                {DIMENSIONS.map((each) => { const figure = data.dimensions[each]; return figure && <Row key={each} name={say(`dimension.${each}`)} figure={figure} />; })}
                {data.pairs.map(({ one, other, agreement }) => <Row key={`${one} ${other}`} name={say('agree.pair', { one: nameIn(data.people, one), other: nameIn(data.people, other) })} figure={agreement} />)}
              </tbody>
            </table>
          </div>
          <h2>{say('agree.apart')}</h2>
          <ul className="register">
            {data.apart.map(({ id, agent, totals: [one, other] }) => (
              <li key={id}><Link className="register-row" to={`/quality/reviews/${id}`}><span className="register-title"><strong>{nameIn(data.people, agent)}</strong></span><span className="register-side">{one.toFixed(1)} / {other.toFixed(1)}</span></Link></li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Row({ name, figure: { pairs, same, kappa, meaning }, strong = false }: { readonly name: string; readonly figure: AgreementFigure; readonly strong?: boolean }) {
  const { named } = useSay();
  return (
    <tr>
      <th scope="row">{strong ? <strong>{name}</strong> : name}</th>
      <td className="number">{pairs}</td><td className="number">{same === undefined ? '—' : `${Math.round(same * 100)} %`}</td><td className="number">{kappa === undefined ? '—' : kappa.toFixed(2)}</td><td>{named('meaning', meaning)}</td>
    </tr>
  );
}
