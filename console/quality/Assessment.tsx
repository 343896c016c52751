import type { ReviewItem } from '../../bot/api/quality.ts';
import { useSay } from './parts.ts';

type Body = ReviewItem['body'];

/** What a review came to: the total, and each dimension as a bar with its figure. */
export function ResultBars({ result, pass, form }: { readonly result: NonNullable<Body['result']>; readonly pass: number; readonly form: Body['form'] }) {
  const { say, language } = useSay();
  const vetoes = form.dimensions.flatMap(({ items }) => items.filter(({ id }) => result.vetoes.includes(id)).map(({ name }) => (language === 'en' ? name.en : name['zh-Hans'])));
  return (
    <section aria-label={say('score.result')}>
      <p className="quality-bar">
        <span className="score-big">{result.total.toFixed(1)}</span>
        <span className={`tag ${result.passed ? 'tag-good' : 'tag-0'}`}>{say(result.passed ? 'score.pass' : 'score.fail')}</span>
        <span className="quiet">{say('score.passMark', { n: pass })}</span>
      </p>
      {vetoes.length > 0 && <p className="bad">{say('score.veto')}：{vetoes.join('、')}</p>}
      <div className="bars">
        {form.dimensions.map(({ id }) => {
          const share = result.dimensions[id];
          return (
            <div key={id} className={`bar${share !== undefined && share < pass ? ' bar-low' : ''}`}>
              <span>{say(`dimension.${id}`)}</span>
              <span className="bar-track" aria-hidden><span style={{ width: `${share ?? 0}%` }} /></span>
              <output>{share?.toFixed(1) ?? '—'}</output>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** What one reviewer gave, item by item, and what they said. */
export function Assessment({ assessment: { points, note, score }, form, name }: { readonly assessment: Body['assessments'][number]; readonly form: Body['form']; readonly name: string }) {
  const { say, language } = useSay();
  return (
    <section>
      <h2>{say('score.by', { name })} · {score.total.toFixed(1)}</h2>
      {note !== '' && <p className="talk-text">{note}</p>}
      <table className="figures">
        <tbody>
          {form.dimensions.flatMap(({ items }) => items).map((item) => {
            const given = points[item.id];
            return (
              <tr key={item.id}>
                <th scope="row">{language === 'en' ? item.name.en : item.name['zh-Hans']}{item.veto && given === 0 && <> <span className="tag tag-0">{say('score.veto')}</span></>}</th>
                <td className={`number${typeof given === 'number' && given < item.points ? ' bad' : ''}`}>{typeof given === 'number' ? `${given} / ${item.points}` : say('score.none')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
