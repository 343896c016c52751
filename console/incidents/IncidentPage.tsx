import { Alert, Button, Form, Input, Modal, Select, Spin, Steps, Tooltip } from 'antd';
import { useState } from 'react';
import { NavLink, Route, Routes, useParams } from 'react-router-dom';
import type { IncidentView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { Failed } from '../parts/Failed.tsx';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { PlanTab } from './PlanTab.tsx';
import { inWords, useAct, useIncident, usePlans, useSay } from './parts.ts';
import { ReportTab } from './ReportTab.tsx';
import { TellingTab } from './TellingTab.tsx';
import { Timeline } from './Timeline.tsx';

const STATES = ['reported', 'started', 'disposing', 'aftermath', 'closed'] as const;
const NEXT = { reported: 'start', started: 'dispose', disposing: 'aftermath', aftermath: 'close' } as const;
const LEVELS = ['critical', 'major', 'moderate', 'minor'] as const;

/** One incident: where it stands and what comes next, above its plan, what customers are told, its report and its timeline. */
export function IncidentPage() {
  const { id = '' } = useParams();
  const { say } = useSay();
  const { data, error, refetch } = useIncident(id);
  if (data === undefined) return error ? <Failed error={error} again={() => void refetch()} /> : <div className="centred"><Spin /></div>;
  const base = `/incidents/${id}`;
  return (
    <section className={`page incidents ${data.drill ? 'incident-drill' : ''}`} aria-labelledby="incident-title">
      {data.drill && <Alert banner type="info" title={say('drill.note')} className="drill-banner" />}
      <Head incident={data} />
      <nav className="incidents-nav" aria-label={data.title}>
        <NavLink to={base} end>{say('tab.plan')}</NavLink>
        <NavLink to={`${base}/customers`}>{say('tab.telling')}</NavLink>
        <NavLink to={`${base}/report`}>{say('tab.report')}</NavLink>
        <NavLink to={`${base}/timeline`}>{say('tab.timeline')}</NavLink>
      </nav>
      <Routes>
        <Route index element={<PlanTab incident={data} />} />
        <Route path="customers" element={<TellingTab incident={data} />} />
        <Route path="report" element={<ReportTab incident={data} />} />
        <Route path="timeline" element={<Timeline incident={data} />} />
      </Routes>
    </section>
  );
}

function Head({ incident }: { readonly incident: IncidentView }) {
  const { id, title, level, kind, place, drill, state, reportedBy, reportedAt, bannerShown, steps, plan } = incident;
  const { say, tag, language } = useSay();
  const { staff } = useSession();
  const { data: plans } = usePlans();
  const [doing, setDoing] = useState<'withdraw' | 'level' | 'start' | 'dispose' | 'aftermath' | 'close'>();
  const name = plans?.kinds.find((each) => each.id === kind)?.name;
  const over = state === 'closed' || state === 'withdrawn';
  const next = over ? undefined : NEXT[state];
  const last = steps.findLast((each) => each.step !== 'level');
  const needsOther = next !== undefined && plan?.secondPerson.includes(next) === true && last?.by.id === staff.id;
  const at = (each: string): string | undefined => {
    const step = each === 'reported' ? 'report' : Object.entries(NEXT).find(([from]) => STATES.indexOf(from as (typeof STATES)[number]) + 1 === STATES.indexOf(each as (typeof STATES)[number]))?.[1];
    const taken = steps.find((one) => one.step === step);
    return taken && `${moment(taken.at, { tag })} ${taken.by.name}`;
  };
  return (
    <>
      <div className="incidents-head">
        <div className="incident-title">
          <span className={`level level-${level}`}>{say(`level.${level}`)}</span>
          {drill && <span className="drill-tag">{say('drill')}</span>}
          <h1 id="incident-title">{title}</h1>
          {bannerShown && <span className="tag tag-1">{say('banner.on')}</span>}
        </div>
        <span className="incidents-begin">
          {state === 'reported' && <Button onClick={() => setDoing('withdraw')}>{say('step.withdraw')}</Button>}
          {!over && <Button onClick={() => setDoing('level')}>{say('changeLevel')}</Button>}
          {next !== undefined && <Tooltip title={needsOther ? say('second') : undefined}><Button type="primary" disabled={needsOther} onClick={() => setDoing(next)}>{say(`step.${next}`)}</Button></Tooltip>}
        </span>
      </div>
      <p className="quiet">{[id, name && inWords(name, language), place, say('reported', { name: reportedBy.name, time: moment(reportedAt, { tag }) })].filter((each) => typeof each === 'string' && each !== '').join(' · ')}{needsOther && <> · <span className="needs-other">{say('second')}</span></>}</p>
      {state === 'withdrawn' ? <Alert type="warning" showIcon title={`${say('state.withdrawn')} ${steps.at(-1)?.note ?? ''}`} /> : (
        <Steps size="small" responsive current={STATES.indexOf(state)} status={state === 'closed' ? 'finish' : 'process'} items={STATES.map((each) => ({ title: say(`state.${each}`), content: at(each) }))} />
      )}
      {doing !== undefined && <StepDialog incident={incident} doing={doing} onClose={() => setDoing(undefined)} />}
    </>
  );
}

function StepDialog({ incident: { id, level }, doing, onClose }: { readonly incident: IncidentView; readonly doing: 'withdraw' | 'level' | 'start' | 'dispose' | 'aftermath' | 'close'; readonly onClose: () => void }) {
  const { say } = useSay();
  const [form] = Form.useForm<{ readonly note?: string; readonly level?: string }>();
  const { run, busy } = useAct(id);
  const asks = doing === 'withdraw' || doing === 'level';
  const submit = async ({ note = '', level: wanted }: { readonly note?: string; readonly level?: string }): Promise<void> => {
    if (await run((path) => (doing === 'level' ? api.post(`${path}/level`, { level: wanted, note }) : api.post(`${path}/steps`, { step: doing, note })))) onClose();
  };
  return (
    <Modal open title={say(doing === 'level' ? 'changeLevel' : `step.${doing}`)} onCancel={onClose} onOk={form.submit} confirmLoading={busy} okText={say('confirm')} cancelText={say('cancel')}>
      <div onKeyDown={confirmsBy(form.submit)}>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          {doing === 'level' && <Form.Item name="level" label={say('newLevel')} rules={[{ required: true, message: say('needed') }]}><Select autoFocus options={LEVELS.filter((each) => each !== level).map((each) => ({ value: each, label: say(`level.${each}`) }))} /></Form.Item>}
          <Form.Item name="note" label={say(asks ? 'why' : 'note')} rules={asks ? [{ required: true, min: 2, message: say('needed') }] : []}><Input.TextArea rows={3} maxLength={2_000} placeholder={asks ? '' : say('note.hint')} autoFocus={doing !== 'level'} /></Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
