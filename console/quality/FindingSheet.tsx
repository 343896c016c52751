import { Button } from 'antd';
import { useState } from 'react';
import type { OneFinding } from '../../bot/api/quality.ts';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { AboutLinks, History } from './History.tsx';
import { endOfDay, nameIn, useSay } from './parts.ts';
import { Path } from './Path.tsx';
import { StepForm, type Filled, type StepField } from './StepForm.tsx';

const ORDER = ['open', 'correcting', 'corrected', 'verified'] as const;
type Do = 'assign' | 'correct' | 'verify' | 'drop' | 'note';

/** One finding: what it is, where it stands, and what whoever looks may do. */
export function FindingSheet({ one: { item, people }, take }: { readonly one: OneFinding; readonly take: (step: Readonly<Record<string, unknown>>) => Promise<void> }) {
  const { say, named, tag } = useSay();
  const overseeing = useSession().staff.roles.some((each) => each === 'supervisor' || each === 'compliance');
  const [doing, setDoing] = useState<Do>();
  const { body, owner, dueAt, state, overdue, may } = item;
  const fields: Readonly<Record<Do, readonly StepField[]>> = {
    assign: [{ name: 'owner', label: say('finding.owner'), kind: 'staff', ...(owner !== undefined && { initial: owner }) }, { name: 'measures', label: say('finding.measures'), kind: 'text', ...(body.measures !== undefined && { initial: body.measures }) }, { name: 'cause', label: say('finding.cause'), kind: 'text', optional: true, ...(body.cause !== undefined && { initial: body.cause }) }, { name: 'dueAt', label: say('finding.dueAt'), kind: 'day', optional: true }],
    correct: [{ name: 'result', label: say('finding.result'), kind: 'text' }],
    verify: [{ name: 'passed', label: say('field.passed'), kind: 'choice', initial: 'true', options: (['true', 'false'] as const).map((each) => ({ value: each, label: say(`passed.${each}`) })) }, { name: 'note', label: say('field.note'), kind: 'text' }, { name: 'dueAt', label: say('finding.dueAt'), kind: 'day', optional: true, when: { field: 'passed', is: 'false' } }],
    drop: [{ name: 'note', label: say('field.note'), kind: 'text' }],
    note: [{ name: 'note', label: say('field.note'), kind: 'text' }],
  };
  const submit = async (what: Do, { dueAt: day = '', passed, ...filled }: Filled): Promise<void> => {
    await take({ do: what, ...filled, ...(what === 'verify' && { passed: passed === 'true' }), ...(day !== '' && (what === 'assign' || passed === 'false') && { dueAt: endOfDay(day) }) });
    setDoing(undefined);
  };
  const steps = (['assign', 'correct', 'verify', 'drop', 'note'] as const).filter((each) => may.includes(each));
  return (
    <>
      <Path order={ORDER} now={state} name={(each) => named('fstate', each)} />
      <dl className="sheet">
        <dt>{say('finding.what')}</dt><dd>{body.what}</dd>
        <dt>{say('finding.area')}</dt><dd>{named('dimension', body.area)} · {named('weight', body.weight)}</dd>
        <dt>{say('finding.source')}</dt><dd>{named('source', body.source)} · {say('by', { name: nameIn(people, item.openedBy), time: moment(item.openedAt, { tag }) })}</dd>
        <AboutLinks about={item.about} overseeing={overseeing} />
        {owner !== undefined && <><dt>{say('finding.owner')}</dt><dd>{nameIn(people, owner)}</dd></>}
        {dueAt !== undefined && <><dt>{say('finding.dueAt')}</dt><dd className={overdue ? 'bad' : ''}>{moment(dueAt, { tag })}{overdue && ` · ${say('overdue')}`}</dd></>}
        {body.cause !== undefined && <><dt>{say('finding.cause')}</dt><dd>{body.cause}</dd></>}
        {body.measures !== undefined && <><dt>{say('finding.measures')}</dt><dd>{body.measures}</dd></>}
        {body.result !== undefined && <><dt>{say('finding.result')}</dt><dd>{body.result}{body.returned > 0 && ` (${say('finding.returned', { n: body.returned })})`}</dd></>}
      </dl>
      {doing === undefined
        ? <div className="steps-bar">{steps.map((each, index) => <Button key={each} type={index === 0 && each !== 'note' ? 'primary' : 'default'} onClick={() => setDoing(each)}>{say(`do.${each}`)}</Button>)}</div>
        : <StepForm key={doing} fields={fields[doing]} action={say(`do.${doing}`)} onSubmit={(filled) => submit(doing, filled)} onCancel={() => setDoing(undefined)} />}
      <History lines={body.history} people={people} />
    </>
  );
}
