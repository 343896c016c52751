import { Button } from 'antd';
import { useState } from 'react';
import type { OneViolation } from '../../bot/api/quality.ts';
import { moment } from '../parts/time.ts';
import { AboutLinks, History } from './History.tsx';
import { nameIn, useSay } from './parts.ts';
import { Path } from './Path.tsx';
import { StepForm, type Filled, type StepField } from './StepForm.tsx';

const ORDER = ['discovered', 'reported', 'verified', 'decided', 'acted', 'told'] as const;
type Do = 'report' | 'verify' | 'decide' | 'act' | 'tell' | 'judge';

/** One violation: the facts, where it stands, what whoever looks may do. */
export function ViolationSheet({ one: { item, people }, take }: { readonly one: OneViolation; readonly take: (step: Readonly<Record<string, unknown>>) => Promise<void> }) {
  const { say, named, tag } = useSay();
  const [doing, setDoing] = useState<Do>();
  const { body, state, dueAt, overdue, may, about } = item;
  const { verified, decision, acted, told, appeal, formerDecisions } = body;
  const text = (name: string, label: string, more: Partial<StepField> = {}): StepField => ({ name, label, kind: 'text', ...more });
  const grade: StepField = { name: 'grade', label: say('violation.grade'), kind: 'choice', initial: 'reminder', options: (['reminder', 'warning', 'serious'] as const).map((each) => ({ value: each, label: say(`grade.${each}`) })) };
  const decided = [grade, text('measures', say('violation.measures')), text('reason', say('violation.reason'))];
  const changed = { when: { field: 'outcome', is: 'changed' } };
  const fields: Readonly<Record<Do, readonly StepField[]>> = {
    report: [text('harm', say('violation.harm'))],
    verify: [{ name: 'founded', label: say('field.passed'), kind: 'choice', initial: 'true', options: (['true', 'false'] as const).map((each) => ({ value: each, label: say(`founded.${each}`) })) }, text('note', say('field.note'))],
    decide: decided,
    act: [text('what', say('violation.acted'))],
    tell: [text('text', say('violation.text'), { longest: 2_000 }), ...(about.conversation === undefined && about.caseNumber === undefined ? [{ name: 'how', label: say('violation.how'), kind: 'line', longest: 400 } as const] : [])],
    judge: [{ name: 'outcome', label: say('violation.outcome'), kind: 'choice', initial: 'upheld', options: (['upheld', 'changed', 'lifted'] as const).map((each) => ({ value: each, label: say(`outcome.${each}`) })) }, text('note', say('field.note')), ...decided.map((each) => ({ ...each, ...changed }))],
  };
  const submit = async (what: Do, filled: Filled): Promise<void> => {
    const { founded, how = '', outcome, grade: as, measures, reason, note, ...rest } = filled;
    const decision_ = { grade: as, measures, reason };
    const step = what === 'judge' ? { outcome, note, ...(outcome === 'changed' && { decision: decision_ }) } : what === 'decide' ? decision_ : what === 'verify' ? { founded: founded === 'true', note } : { ...rest, ...(how !== '' && { how }) };
    await take({ do: what, ...step });
    setDoing(undefined);
  };
  const steps = (['report', 'verify', 'decide', 'act', 'tell', 'judge'] as const).filter((each) => may.includes(each));
  const by = (one: { readonly by: string; readonly at: string }): string => say('by', { name: nameIn(people, one.by), time: moment(one.at, { tag }) });
  return (
    <>
      <Path order={ORDER} now={state} name={(each) => named('vstate', each)} />
      <dl className="sheet">
        <dt>{say('violation.what')}</dt><dd>{body.what}</dd>
        <dt>{say('finding.source')}</dt><dd>{named('source', body.source)} · {say('by', { name: nameIn(people, body.discoveredBy), time: moment(item.openedAt, { tag }) })}</dd>
        <AboutLinks about={about} overseeing />
        {body.harm !== undefined && <><dt>{say('violation.harm')}</dt><dd>{body.harm}</dd></>}
        {verified && <><dt>{say('vdo.verify')}</dt><dd>{say(`founded.${verified.founded ? 'true' : 'false'}`)} · {by(verified)}{'\n'}{verified.note}</dd></>}
        {decision && <><dt>{say('violation.decision')}</dt><dd><strong>{named('grade', decision.grade)}</strong> · {by(decision)}{'\n'}{decision.measures}{'\n'}<span className="quiet">{decision.reason}</span></dd></>}
        {formerDecisions.length > 0 && <><dt>{say('violation.former')}</dt><dd className="quiet">{formerDecisions.map((each) => `${named('grade', each.grade)} · ${each.measures}`).join('\n')}</dd></>}
        {appeal && <><dt>{say('violation.appeal')}</dt><dd>{appeal.reason}{appeal.outcome !== undefined && `\n${named('outcome', appeal.outcome)} · ${nameIn(people, appeal.by)} · ${appeal.note ?? ''}`}</dd></>}
        {acted && <><dt>{say('violation.acted')}</dt><dd>{acted.what} · {by(acted)}</dd></>}
        {told && <><dt>{say('violation.told')}</dt><dd>{told.conversation === undefined ? told.how : say('violation.toldIn')} · {by(told)}{'\n'}<span className="quiet">{told.text}</span></dd></>}
        {dueAt !== undefined && <><dt>{say('stepDue')}</dt><dd className={overdue ? 'bad' : ''}>{moment(dueAt, { tag })}{overdue && ` · ${say('overdue')}`}</dd></>}
      </dl>
      {doing === undefined
        ? <div className="steps-bar">{steps.map((each) => <Button key={each} type="primary" onClick={() => setDoing(each)}>{say(`vdo.${each}`)}</Button>)}</div>
        : <StepForm key={doing} fields={fields[doing]} action={say(`vdo.${doing}`)} onSubmit={(filled) => submit(doing, filled)} onCancel={() => setDoing(undefined)} />}
      <History lines={body.history} people={people} />
    </>
  );
}
