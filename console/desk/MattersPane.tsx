import { Button } from 'antd';
import { useState } from 'react';
import type { MatterView } from '../../bot/api/cases.ts';
import { StepDialog } from '../cases/StepDialog.tsx';
import { moment } from '../parts/time.ts';
import { dueTitle } from '../parts/clauseName.ts';
import { useWords } from '../words/WordsContext.tsx';

/** The customer's cases and appointments, with what can be done in them now. */
export function MattersPane({ matters, onDone }: { readonly matters: readonly MatterView[]; readonly onDone: () => void }) {
  const words = useWords();
  const [step, setStep] = useState<{ readonly number: string; readonly step: string }>();
  return (
    <div className="pane">
      {matters.length === 0 && <p className="quiet">{words.say('matter.none')}</p>}
      <ul className="plain matters">
        {matters.map((matter) => (
          <li key={matter.number}>
            <div className="row-top"><strong>{words.say(`matter.${matter.kind}`)}</strong> <code>{matter.number}</code></div>
            <div>{matter.subject} · {matter.kind === 'booking' ? matter.state.replace('T', ' ') : words.named('state', matter.state)}</div>
            <div className="row-tags">
              {matter.major && <span className="tag tag-1">{words.say('matter.major')}</span>}
              {matter.overdue && <span className="tag tag-0">{words.say('matter.overdue')}</span>}
              {matter.dueAt !== undefined && <span className="quiet" title={dueTitle(matter, words)}>{words.say('matter.due', { time: moment(matter.dueAt, words) })}</span>}
            </div>
            <div className="matter-steps">{matter.steps.map((name) => <Button key={name} size="small" onClick={() => setStep({ number: matter.number, step: name })}>{words.named('step', name)}</Button>)}</div>
          </li>
        ))}
      </ul>
      {step && <StepDialog number={step.number} step={step.step} onClose={() => setStep(undefined)} onDone={() => { setStep(undefined); onDone(); }} />}
    </div>
  );
}
