import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Spin, Timeline } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CaseView } from '../../bot/api/cases.ts';
import { api } from '../api/client.ts';
import { serverNow } from '../parts/clock.ts';
import { Failed } from '../parts/Failed.tsx';
import { useNames } from '../parts/names.ts';
import { moment } from '../parts/time.ts';
import { clauseName } from '../parts/clauseName.ts';
import { useWords } from '../words/WordsContext.tsx';
import { StepDialog } from './StepDialog.tsx';

/** One case: its content, its clocks with their reasons, what was done, what can be done. */
export function CaseDrawer({ number, onClose, onChanged }: { readonly number: string; readonly onClose: () => void; readonly onChanged: () => void }) {
  const words = useWords();
  const { say } = words;
  const nameOf = useNames();
  const [step, setStep] = useState<string>();
  const { data, error, refetch } = useQuery({ queryKey: ['case', number], queryFn: () => api.get<CaseView>(`/cases/${number}`) });
  return (
    <Drawer open size="large" onClose={onClose} title={<>{data && say(`matter.${data.kind}`)} <code>{number}</code></>}>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && <Spin aria-label={say('app.loading')} />}
      {data && (
        <div className="pane">
          <p><strong>{words.named('state', data.state)}</strong> · {data.subject} {data.major && <span className="tag tag-1">{say('matter.major')}</span>} <Link to={`/desk/${encodeURIComponent(data.conversation)}`}>{say('case.chat')}</Link></p>
          <div className="matter-steps">{data.steps.map((name) => <Button key={name} size="small" onClick={() => setStep(name)}>{words.named('step', name)}</Button>)}</div>
          <h2>{say('case.deadlines')}</h2>
          <ul className="plain">
            {data.deadlines.map(({ policy, event, clause, dueAt, doneAt }) => {
              const late = (doneAt ?? new Date(serverNow()).toISOString()) > dueAt;
              return <li key={policy}><span className={late ? 'bad' : ''}>{moment(dueAt, words)}</span> {doneAt !== undefined && <span className="tag tag-good">{say('case.done')} {moment(doneAt, words)}</span>} <strong>{words.named('deadline', event)}</strong> <span className="quiet">{clauseName(clause, words)}</span></li>;
            })}
          </ul>
          <h2>{say('case.details')}</h2>
          <dl className="facts">
            {data.person.name !== undefined && <div><dt>{say('beside.name')}</dt><dd>{data.person.name}</dd></div>}
            {data.person.contact !== undefined && <div><dt>{say('beside.contact')}</dt><dd>{data.person.contact}</dd></div>}
            {data.details.map(({ slot, label, value }, index) => <div key={`${slot} ${index}`}><dt>{label === slot ? words.named('detail', slot) : label}</dt><dd>{value}</dd></div>)}
          </dl>
          <h2>{say('case.history')}</h2>
          <Timeline items={data.history.toReversed().map(({ at, by, what, note }) => ({ content: <><span className="quiet">{moment(at, words)} {by === 'customer' || by === 'bot' || by === 'system' ? say(`chat.${by}`) : nameOf(by)}</span> {words.named('done', what)}{note !== undefined && <div>{note}</div>}</> }))} />
        </div>
      )}
      {step !== undefined && <StepDialog number={number} step={step} onClose={() => setStep(undefined)} onDone={() => { setStep(undefined); void refetch(); onChanged(); }} />}
    </Drawer>
  );
}
