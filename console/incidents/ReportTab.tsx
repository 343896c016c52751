import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { sections as SECTIONS, type IncidentReportView, type IncidentView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useKept } from '../parts/kept.ts';
import { moment } from '../parts/time.ts';
import { useSay } from './parts.ts';

type Texts = IncidentReportView['written'];
/** What is being written, and the version it was made from. */
interface Draft {
  readonly from: number;
  readonly texts: Texts;
}

/** The report as it writes itself, edited by people; every version is kept, and each prints. */
export function ReportTab({ incident: { id, reportVersion } }: { readonly incident: IncidentView }) {
  const { say, tag, language } = useSay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery({ queryKey: ['incident-report', id, reportVersion], queryFn: () => api.get<IncidentReportView>(`/incidents/${id}/report`) });
  const [kept, keepDraft] = useKept(`draft.incident.${id}.report`, '');
  const [chosen, setChosen] = useState<number>();
  const [busy, setBusy] = useState(false);
  const draft = kept === '' ? undefined : (JSON.parse(kept) as Draft);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (data === undefined) return <div className="centred"><Spin /></div>;
  const latest = data.versions.at(-1)?.version ?? 0;
  const version = chosen ?? latest;
  const shown = draft?.texts ?? data.versions.find((each) => each.version === version)?.texts ?? data.written;
  const edit = (of: 'zh-Hans' | 'en', section: (typeof SECTIONS)[number], text: string): void => keepDraft(JSON.stringify({ from: draft?.from ?? latest, texts: { ...shown, [of]: { ...shown[of], [section]: text } } }));
  const save = async (): Promise<void> => {
    if (draft === undefined) return;
    setBusy(true);
    try {
      client.setQueryData(['incident-report', id, reportVersion], await api.put<IncidentReportView>(`/incidents/${id}/report`, draft));
      void client.invalidateQueries({ queryKey: ['incident', id] });
      keepDraft('');
      setChosen(undefined);
      void message.success(say('saved'));
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(false);
    }
  };
  const print = (of: 'zh-Hans' | 'en'): string => `/api/incidents/${id}/report.html?language=${of}${version === latest ? '' : `&version=${version}`}`;
  const by = data.versions.find((each) => each.version === version);
  return (
    <div className="report-tab">
      <div className="report-bar">
        <label htmlFor="report-version" className="quiet">{say('report.shown')}</label>
        <Select
          id="report-version" value={version} disabled={draft !== undefined} onChange={setChosen} popupMatchSelectWidth={false}
          options={[...data.versions.toReversed().map((each) => ({ value: each.version, label: `${say('report.version', { n: each.version })} · ${say('report.by', { name: each.by.name, time: moment(each.at, { tag }) })}` })), { value: 0, label: say('report.written') }]}
        />
        {by === undefined ? null : <Button onClick={() => keepDraft(JSON.stringify({ from: latest, texts: data.written } satisfies Draft))} disabled={draft !== undefined}>{say('report.from')}</Button>}
        <span className="incidents-begin"><Button href={print('zh-Hans')} target="_blank">{say('report.print.zh')}</Button><Button href={print('en')} target="_blank">{say('report.print.en')}</Button></span>
      </div>
      <p className="quiet">{say('report.hint')}</p>
      <Tabs
        size="small" defaultActiveKey={language === 'en' ? 'en' : 'zh-Hans'}
        items={(['zh-Hans', 'en'] as const).map((of) => ({
          key: of, label: of === 'en' ? 'English' : '中文', forceRender: false,
          children: (
            <Form layout="vertical">
              {SECTIONS.map((section) => (
                <Form.Item key={section} label={say(`section.${section}`)} htmlFor={`report-${of}-${section}`}>
                  <Input.TextArea id={`report-${of}-${section}`} lang={of} autoSize={{ minRows: 1, maxRows: 20 }} maxLength={8_000} value={shown[of][section]} onChange={({ target }) => edit(of, section, target.value)} />
                </Form.Item>
              ))}
            </Form>
          ),
        }))}
      />
      <div className="incident-actions report-save">
        <Button type="primary" disabled={draft === undefined && data.versions.length > 0} loading={busy} onClick={() => (draft === undefined ? keepDraft(JSON.stringify({ from: latest, texts: data.written } satisfies Draft)) : void save())}>{say(draft === undefined && data.versions.length === 0 ? 'report.edit' : 'report.save')}</Button>
        {draft !== undefined && <><Button onClick={() => keepDraft('')}>{say('report.discard')}</Button><span className="quiet" role="status">{say('unsaved')}</span></>}
      </div>
    </div>
  );
}
