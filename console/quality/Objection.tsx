import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { People, ReviewItem } from '../../bot/api/quality.ts';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { nameIn, useSay } from './parts.ts';
import { ScoreForm } from './ScoreForm.tsx';
import { StepForm } from './StepForm.tsx';

interface Props {
  readonly item: ReviewItem;
  readonly people: People;
  readonly take: (step: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** What the agent thinks of the result, what the reviewer answers, and who decides. */
export function Objection({ item: { id, body, may, dueAt, about }, people, take }: Props) {
  const { say, tag } = useSay();
  const me = useSession().staff.id;
  const [objecting, setObjecting] = useState(false);
  const [change, setChange] = useState(false);
  const [busy, setBusy] = useState(false);
  const { objection } = body;
  const at = (name: string, when: string): string => say('by', { name, time: moment(when, { tag }) });
  const quietly = (step: Readonly<Record<string, unknown>>): void => {
    setBusy(true);
    void take(step).catch(() => undefined).finally(() => setBusy(false));
  };
  return (
    <>
      {about.staff === me && may.includes('object') && dueAt !== undefined && <p className="quiet">{say('own.until', { time: moment(dueAt, { tag }) })}</p>}
      {!objecting && (
        <div className="steps-bar">
          {may.includes('accept') && <Button type="primary" loading={busy} onClick={() => quietly({ do: 'accept' })}>{say('own.accept')}</Button>}
          {may.includes('object') && <Button onClick={() => setObjecting(true)}>{say('own.object')}</Button>}
          {may.includes('see') && <Button loading={busy} onClick={() => quietly({ do: 'see' })}>{say('own.see')}</Button>}
        </div>
      )}
      {objecting && may.includes('object') && <StepForm fields={[{ name: 'reason', label: say('own.reason'), kind: 'text' }]} action={say('own.object')} onCancel={() => setObjecting(false)} onSubmit={async ({ reason }) => { await take({ do: 'object', reason }); setObjecting(false); }} />}
      {objection && (
        <section>
          <h2>{say('own.objection')}</h2>
          <div className="exchange-card"><span className="quiet">{at(nameIn(people, about.staff), objection.at)}</span><p>{objection.reason}</p></div>
          {objection.answer && <div className="exchange-card"><span className="quiet">{say('own.answer')} · {at(nameIn(people, objection.answer.by), objection.answer.at)}</span><p>{objection.answer.text}</p></div>}
          {objection.decision && <div className="exchange-card"><span className="quiet">{say('own.decision')} · {at(nameIn(people, objection.decision.by), objection.decision.at)}</span> <span className="tag">{say(objection.decision.changed ? 'own.changed' : 'own.kept')}</span><p>{objection.decision.reason}</p></div>}
        </section>
      )}
      {may.includes('answer') && <StepForm fields={[{ name: 'text', label: say('own.text'), kind: 'text' }]} action={say('own.answerDo')} onCancel={() => undefined} onSubmit={({ text }) => take({ do: 'answer', text })} />}
      {may.includes('decide') && (
        <section>
          <h2>{say('own.decideDo')}</h2>
          <Segmented block className="gap" value={change ? 'change' : 'keep'} onChange={(value) => setChange(value === 'change')} options={[{ value: 'keep', label: say('own.keep') }, { value: 'change', label: say('own.change') }]} />
          {change
            ? <ScoreForm id={`${id}.decided`} plain form={body.form} checks={body.checks} comments={[]} onComments={() => undefined} onSubmit={({ points, note }) => take({ do: 'decide', reason: note, points })} />
            : <StepForm fields={[{ name: 'reason', label: say('own.why'), kind: 'text' }]} action={say('own.decideDo')} onCancel={() => undefined} onSubmit={({ reason }) => take({ do: 'decide', reason })} />}
        </section>
      )}
    </>
  );
}
