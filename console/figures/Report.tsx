import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Skeleton } from 'antd';
import type { ReportView } from '../../bot/api/figures.ts';
import { api, ApiError } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useKept } from '../parts/kept.ts';
import { useSession } from '../parts/session.ts';
import { useFigureWords, useNamer, type Namer } from './naming.ts';
import { useChoices } from './Overview.tsx';
import { useMonth } from './Scorecards.tsx';

/** The month’s report: as a page to print, as a table, and with the improvement plan that people write (norms 3.5, 5.4). */
export function Report() {
  const { data: choices, error, refetch } = useChoices();
  const namer = useNamer(choices);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return choices === undefined ? <Skeleton active /> : <OfMonth today={choices.today} namer={namer} />;
}

function OfMonth({ today, namer }: { readonly today: string; readonly namer: Namer }) {
  const { say } = namer;
  const { language } = useFigureWords();
  const [month, choose] = useMonth(today);
  const { data, error, refetch } = useQuery({ queryKey: ['report', month], queryFn: () => api.get<ReportView>(`/reports/${month}`) });
  const file = (format: 'html' | 'csv', more = ''): string => `/api/reports/${month}/file?format=${format}&language=${language}${more}`;
  return (
    <>
      <div className="report-head">
        <Input type="month" style={{ width: 170 }} aria-label={say('report.month')} value={month} max={today.slice(0, 7)} onChange={({ target }) => target.value !== '' && choose(target.value)} />
        <Button href={file('html')} type="primary">{say('report.html')}</Button>
        <Button href={file('csv')}>{say('report.csv')}</Button>
        <Button href={file('html', '&shown=1')} target="_blank" rel="noreferrer">{say('report.preview')}</Button>
      </div>
      {error && <Failed error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton active />}
      {data !== undefined && (
        <div className="report-grid">
          <Plan key={month} view={data} namer={namer} />
          <section className="report-part" aria-labelledby="report-findings">
            <h2 id="report-findings">{say('report.findings')}</h2>
            {data.findings.length === 0 ? <p className="quiet">{say('report.findings.none')}</p> : <ul className="report-versions">{data.findings.map(({ title, what, owner, state }, index) => <li key={index}><strong>{title}</strong> <span className="quiet">{[namer.say(isState(state) ? `finding.${state}` : 'finding.open'), owner].filter((each) => each !== '').join(' · ')}</span>{'\n'}{what}</li>)}</ul>}
          </section>
        </div>
      )}
    </>
  );
}

function Plan({ view: { month, version, versions }, namer }: { readonly view: ReportView; readonly namer: Namer }) {
  const { say, moment } = namer;
  const { message } = App.useApp();
  const me = useSession().staff.id;
  const client = useQueryClient();
  const last = versions.at(-1);
  const [kept, keep] = useKept(`draft.plan.${month}`, '');
  const text = kept === '' ? last?.text ?? '' : kept;
  const done = (next: ReportView): void => {
    client.setQueryData(['report', month], next);
    void message.success(say('card.saved'));
  };
  const failed = (fault: Error): void => {
    void message.error(fault instanceof ApiError && fault.code === 'Stale' ? say('report.plan.stale') : fault.message);
    void client.invalidateQueries({ queryKey: ['report', month] });
  };
  const save = useMutation({ mutationFn: () => api.put<ReportView>(`/reports/${month}/plan`, { version, text: text.trim() }), onSuccess: (next) => { keep(''); done(next); }, onError: failed });
  const approve = useMutation({ mutationFn: () => api.post<ReportView>(`/reports/${month}/plan/approval`, { version }), onSuccess: done, onError: failed });
  const changed = kept !== '' && kept.trim() !== last?.text;
  return (
    <section className="report-part" aria-labelledby="report-plan">
      <h2 id="report-plan">{say('report.plan')}</h2>
      <p className="quiet">
        {last === undefined ? say('report.plan.none') : last.approved ? say('report.plan.approved', { by: last.approved.byName, at: moment(last.approved.at), n: versions.length }) : say('report.plan.draft', { by: last.byName, at: moment(last.at), n: versions.length })}
      </p>
      <div className="score-form" style={{ justifyItems: 'stretch' }}>
        <Input.TextArea aria-label={say('report.plan.text')} value={text} maxLength={8_000} autoSize={{ minRows: 6, maxRows: 24 }} onChange={({ target }) => keep(target.value)} />
        <span style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Button type="primary" disabled={!changed || text.trim() === ''} loading={save.isPending} onClick={() => save.mutate()}>{say('report.plan.save')}</Button>
          <Button disabled={last === undefined || last.approved !== undefined || changed || last.by === me} loading={approve.isPending} onClick={() => approve.mutate()}>{say('report.plan.approve')}</Button>
        </span>
        {last !== undefined && last.approved === undefined && last.by === me && <Alert type="info" title={say('report.plan.own')} />}
      </div>
      {versions.length > 1 && (
        <details>
          <summary>{say('report.plan.versions')}</summary>
          <ol className="report-versions">{versions.map((each, index) => <li key={each.at}><strong>{say('report.plan.version', { n: index + 1 })}</strong> <span className="quiet">{each.byName} · {moment(each.at)}{each.approved && ` · ${say('report.plan.approved', { by: each.approved.byName, at: moment(each.approved.at), n: index + 1 })}`}</span>{'\n'}{each.text}</li>)}</ol>
        </details>
      )}
    </section>
  );
}

function isState(state: string): state is 'open' | 'correcting' | 'corrected' | 'verified' | 'dropped' {
  return ['open', 'correcting', 'corrected', 'verified', 'dropped'].includes(state);
}
