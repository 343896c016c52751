import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { facts as FACTS, type IncidentTaskView, type IncidentView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { useKept } from '../parts/kept.ts';
import { moment, useNow } from '../parts/time.ts';
import { Numbers } from './Numbers.tsx';
import { inWords, useAct, useSay } from './parts.ts';

const PHASES = ['report', 'start', 'dispose', 'aftermath'] as const;

/** What the plan asks for, phase by phase, and what is known of the incident. */
export function PlanTab({ incident }: { readonly incident: IncidentView }) {
  const { say } = useSay();
  const { tasks, evidence } = incident;
  return (
    <div className="incident-columns">
      <div>
        {PHASES.filter((phase) => tasks.some((task) => task.phase === phase)).map((phase) => (
          <section key={phase} aria-labelledby={`phase-${phase}`}>
            <h2 id={`phase-${phase}`}>{say(`phase.${phase}`)}</h2>
            <ul className="tasks">{tasks.filter((task) => task.phase === phase).map((task) => <TaskLine key={task.id} incident={incident} task={task} />)}</ul>
          </section>
        ))}
      </div>
      <div>
        <Facts key={incident.id} incident={incident} />
        {(evidence.numbers.length > 0 || evidence.conversations.length > 0) && (
          <section aria-labelledby="evidence">
            <h2 id="evidence">{say('evidence')}</h2>
            <p>{say('evidence.conversations', { n: evidence.conversations.length })}{evidence.conversations.length > 0 && ': '}{evidence.conversations.slice(0, 30).map((conversation) => <Link key={conversation} to={`/review/${encodeURIComponent(conversation)}`} className="evidence">{conversation.slice(-8)}</Link>)}</p>
            {evidence.numbers.length > 0 && <p>{say('evidence.numbers')}: <Numbers numbers={evidence.numbers} /></p>}
          </section>
        )}
      </div>
    </div>
  );
}

function TaskLine({ incident: { id, state }, task }: { readonly incident: IncidentView; readonly task: IncidentTaskView }) {
  const { say, tag, language } = useSay();
  const { run, busy } = useAct(id);
  const now = useNow(30_000);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const { id: name, what, call, phone, must, dueAt, doneAt, doneBy, withinMinutes } = task;
  const over = state === 'closed' || state === 'withdrawn';
  const late = dueAt !== undefined && (doneAt === undefined ? now : Date.parse(doneAt)) > Date.parse(dueAt);
  const title = inWords(what, language);
  const tick = async (done: boolean): Promise<void> => {
    if (await run((path) => api.post(`${path}/tasks/${name}`, { done, note }))) {
      setNote('');
      setAsking(false);
    }
  };
  return (
    <li className={`task ${doneAt !== undefined ? 'task-done' : late ? 'task-late' : ''}`}>
      <Checkbox checked={doneAt !== undefined} disabled={busy || over} aria-label={say('task.tick', { what: title })} onChange={({ target }) => void tick(target.checked)} />
      <div className="task-what">
        <span>{call && <span className="tag">{say('task.call')}</span>} {title} {must && <span className="tag">{say('task.must')}</span>} {phone !== undefined && <a href={`tel:${phone}`}>{phone}</a>}</span>
        <span className="quiet">
          {doneAt !== undefined ? say('task.done', { name: doneBy?.name ?? '', time: moment(doneAt, { tag }) }) : dueAt === undefined ? say('task.within', { time: minutes(withinMinutes, say) }) : late ? <strong className="bad">{say('task.late', { time: minutes(Math.round((now - Date.parse(dueAt)) / 60_000), say) })}</strong> : say('task.due', { time: moment(dueAt, { tag }) })}
          {doneAt !== undefined && late && <span className="bad"> · {say('task.doneLate')}</span>}
          {task.note !== undefined && <> · {task.note}</>}
          {doneAt === undefined && !over && !asking && <> · <button type="button" className="link" onClick={() => setAsking(true)}>{say('task.note')}</button></>}
        </span>
        {asking && doneAt === undefined && <Input size="small" autoFocus value={note} maxLength={500} aria-label={say('task.note')} placeholder={say('task.note')} onChange={({ target }) => setNote(target.value)} onPressEnter={() => void tick(true)} />}
      </div>
    </li>
  );
}

function minutes(count: number, say: ReturnType<typeof useSay>['say']): string {
  if (count < 120) return say('minutes', { n: Math.max(1, count) });
  return count < 2_880 ? say('hours', { n: Math.round(count / 60) }) : say('days', { n: Math.round(count / 1_440) });
}

/** What people state, in a report's order. What was typed is kept until it is saved. */
function Facts({ incident: { id, facts } }: { readonly incident: IncidentView }) {
  const { say } = useSay();
  const { run, busy } = useAct(id);
  const [kept, keepDraft] = useKept(`draft.incident.${id}.facts`, '{}');
  const draft = JSON.parse(kept) as Partial<Record<(typeof FACTS)[number], string>>;
  const changed = FACTS.filter((fact) => draft[fact] !== undefined && draft[fact] !== facts[fact]);
  const save = async (): Promise<void> => {
    if (await run((path) => api.put(`${path}/facts`, Object.fromEntries(changed.map((fact) => [fact, draft[fact]]))))) keepDraft('{}');
  };
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{say('facts')}</h2>
      <p className="quiet">{say('facts.hint')}</p>
      <Form layout="vertical">
        {FACTS.map((fact) => (
          <Form.Item key={fact} label={say(`fact.${fact}`)} htmlFor={`fact-${fact}`}>
            <Input.TextArea id={`fact-${fact}`} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={4_000} value={draft[fact] ?? facts[fact]} onChange={({ target }) => keepDraft(JSON.stringify({ ...draft, [fact]: target.value }))} />
          </Form.Item>
        ))}
        <div className="incident-actions"><Button type="primary" disabled={changed.length === 0} loading={busy} onClick={() => void save()}>{say('save')}</Button>{changed.length > 0 && <span className="quiet" role="status">{say('unsaved')}</span>}</div>
      </Form>
    </section>
  );
}
