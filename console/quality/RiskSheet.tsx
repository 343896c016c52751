import { Button } from 'antd';
import { useState } from 'react';
import type { OneRisk } from '../../bot/api/quality.ts';
import { moment } from '../parts/time.ts';
import { History } from './History.tsx';
import { endOfDay, nameIn, useSay } from './parts.ts';
import { levelOf, ratedAs } from './RiskMatrix.tsx';
import { StepForm, type Filled, type StepField } from './StepForm.tsx';

/** The marks of the matrix, as a form gives them. */
export const MARK_OPTIONS = ['1', '2', '3', '4', '5'] as const;
type Do = 'rate' | 'change' | 'close' | 'reopen';

/** One risk, with how it was rated over time. */
export function RiskSheet({ one: { item, people }, take }: { readonly one: OneRisk; readonly take: (step: Readonly<Record<string, unknown>>) => Promise<void> }) {
  const { say, named, tag } = useSay();
  const [doing, setDoing] = useState<Do>();
  const { body, owner, dueAt, overdue, may } = item;
  const rated = ratedAs(item);
  const marks = MARK_OPTIONS.map((each) => ({ value: each, label: say(`mark.${each}`) }));
  const day: StepField = { name: 'reviewAt', label: say('risk.reviewAt'), kind: 'day', optional: true };
  const note: StepField = { name: 'note', label: say('field.note'), kind: 'text' };
  const fields: Readonly<Record<Do, readonly StepField[]>> = {
    rate: [{ name: 'likelihood', label: say('risk.likelihood'), kind: 'choice', options: marks, initial: String(rated.likelihood) }, { name: 'effect', label: say('risk.effect'), kind: 'choice', options: marks, initial: String(rated.effect) }, { name: 'why', label: say('risk.why'), kind: 'text' }, day],
    change: [{ name: 'title', label: say('risk.name'), kind: 'line', longest: 120, initial: body.title }, { name: 'what', label: say('risk.what'), kind: 'text', initial: body.what }, { name: 'measures', label: say('risk.measures'), kind: 'text', initial: body.measures }, { name: 'owner', label: say('risk.owner'), kind: 'staff', ...(owner !== undefined && { initial: owner }) }, day],
    close: [note], reopen: [note, day],
  };
  const submit = async (what: Do, { reviewAt = '', likelihood, effect, ...rest }: Filled): Promise<void> => {
    await take({ do: what, ...rest, ...(what === 'rate' && { likelihood: Number(likelihood), effect: Number(effect) }), ...(reviewAt !== '' && { reviewAt: endOfDay(reviewAt) }) });
    setDoing(undefined);
  };
  return (
    <>
      <dl className="sheet">
        <dt>{say('risk.kind')}</dt><dd>{named('rkind', body.kind)} <span className={`grave cell-${levelOf(rated)}`}>{say(`level.${levelOf(rated)}`)} {rated.likelihood}×{rated.effect}</span></dd>
        <dt>{say('risk.what')}</dt><dd>{body.what}</dd>
        <dt>{say('risk.measures')}</dt><dd>{body.measures}</dd>
        <dt>{say('risk.owner')}</dt><dd>{nameIn(people, owner)}</dd>
        {dueAt !== undefined && <><dt>{say('risk.reviewAt')}</dt><dd className={overdue ? 'bad' : ''}>{moment(dueAt, { tag })}{overdue && ` · ${say('overdue')}`}</dd></>}
      </dl>
      {doing === undefined
        ? <div className="steps-bar">{(['rate', 'change', 'close', 'reopen'] as const).filter((each) => may.includes(each)).map((each) => <Button key={each} type={each === 'rate' ? 'primary' : 'default'} onClick={() => setDoing(each)}>{say(`rdo.${each}`)}</Button>)}</div>
        : <StepForm key={doing} fields={fields[doing]} action={say(`rdo.${doing}`)} onSubmit={(filled) => submit(doing, filled)} onCancel={() => setDoing(undefined)} />}
      <section>
        <h2>{say('risk.ratings')}</h2>
        <ol className="history">
          {body.ratings.toReversed().map((each) => (
            <li key={`${each.at} ${each.by}`}>
              <time dateTime={each.at}>{moment(each.at, { tag })}</time>
              <div><span className={`grave cell-${levelOf(each)}`}>{each.likelihood}×{each.effect}</span> <span className="quiet">{nameIn(people, each.by)}</span><p>{each.why}</p></div>
            </li>
          ))}
        </ol>
      </section>
      <History lines={body.history} people={people} />
    </>
  );
}
