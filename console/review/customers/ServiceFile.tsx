import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Dropdown, Input, Select, Spin, Table } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { EntryView, FileView } from '../../../bot/api/customers.ts';
import { ENTRY_KINDS, type EntryKind } from '../../../supervision/customers/entries.ts';
import type { UnsealReason } from '../../../supervision/access/reason.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { moment } from '../../parts/time.ts';
import { useWords, useWordsOf } from '../../words/WordsContext.tsx';
import { linkTo } from '../links.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { save } from './save.ts';
import { Shell } from './Shell.tsx';
import { CUSTOMERS_WORDS } from './words.ts';

const PAGE = 50;
const NUMBER = /^(?:BK|AP|CP|FB)-/iu;
const FORMATS = ['html', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** A customer's service file: opened by what is typed, from a conversation (`?conversation=`) or a case (`?number=`). */
export function ServiceFile() {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  const { reference } = useParams<'reference'>();
  const [query] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<Error>();
  const go = useNavigate();
  const [conversation, number] = [query.get('conversation'), query.get('number')];
  const open = (by: object): void => {
    setError(undefined);
    api.post<{ readonly reference: string }>('/customers/open', { by }).then((found) => {
      // What was typed does not stay on the screen.
      setTyped('');
      void go(`/review/customers/file/${encodeURIComponent(found.reference)}`, { replace: conversation !== null || number !== null });
    }, setError);
  };
  useEffect(() => {
    if (conversation !== null) open({ kind: 'conversation', conversation });
    else if (number !== null) open({ kind: 'number', number });
  }, [conversation, number]);
  return (
    <Shell title={say('file.title')}>
      <form className="customers-fields" onSubmit={(event) => { event.preventDefault(); const text = typed.trim(); if (text !== '') open(NUMBER.test(text) ? { kind: 'number', number: text } : { kind: 'typed', typed: text }); }}>
        <Input allowClear autoComplete="off" aria-label={say('file.typed')} placeholder={say('file.typed')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="primary" htmlType="submit">{say('file.open')}</Button>
      </form>
      {error && <Failed error={error} />}
      {reference === undefined ? <p className="quiet">{say('file.begin')}</p> : <Opened key={reference} reference={reference} />}
    </Shell>
  );
}

interface Filter { readonly kinds: readonly EntryKind[]; readonly services: readonly string[]; readonly classes: readonly string[]; readonly from?: string; readonly to?: string }

function Opened({ reference }: { readonly reference: string }) {
  const { say, named } = useWordsOf(CUSTOMERS_WORDS);
  const words = useWords();
  const { message } = App.useApp();
  const [filter, setFilter] = useState<Filter>({ kinds: [], services: [], classes: [] });
  const [page, setPage] = useState(1);
  const [asking, setAsking] = useState<Format>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Error>();
  const path = `/customers/${encodeURIComponent(reference)}`;
  const asked = new URLSearchParams([...filter.kinds.map((each) => ['kinds', each]), ...filter.services.map((each) => ['services', each]), ...filter.classes.map((each) => ['classes', each]), ...(filter.from === undefined ? [] : [['from', filter.from]]), ...(filter.to === undefined ? [] : [['to', filter.to]]), ['offset', String((page - 1) * PAGE)], ['limit', String(PAGE)]]);
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['customers', reference, asked.toString()], queryFn: () => api.get<FileView>(`${path}?${asked.toString()}`), retry: false, staleTime: Infinity, gcTime: 0, placeholderData: (before) => before });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <div className="centred"><Spin aria-label={say('file.title')} /></div>;
  const put = (more: Partial<Filter>): void => { setPage(1); setFilter((before) => ({ ...before, ...more })); };
  const leave = (format: Format, reason?: UnsealReason): void => {
    setBusy(true);
    setRefusal(undefined);
    save(`${path}/export`, { format, filters: filter, ...(reason && { reason }) }, `service-file.${format}`).then(() => setAsking(undefined), (fault: unknown) => { const error = fault instanceof Error ? fault : new Error(String(fault)); if (reason) setRefusal(error); else void message.error(error.message); }).finally(() => setBusy(false));
  };
  return (
    <>
      <div className="customers-who">
        <strong>{data.names.join('、') || '—'}</strong>
        {[...data.contacts.map(({ value }) => value), ...data.identities].map((each) => <span key={each}>{each}</span>)}
        {ENTRY_KINDS.map((each) => <span key={each} className="tag">{say(`kind.${each}`)} {data.counts[each]}</span>)}
        {data.late > 0 && <span className="tag tag-0">{say('file.late')} {data.late}</span>}
        {data.majors > 0 && <span className="tag tag-0">{say('file.major')} {data.majors}</span>}
        {data.mark !== undefined && <span className="tag">{say('file.mark', { n: data.mark })}</span>}
      </div>
      {data.joinedBy.length > 0 && <p className="quiet">{say('file.joined', { list: data.joinedBy.map(({ value, number }) => `${value} (${number})`).join('、') })}</p>}
      {data.shared.length > 0 && <p className="quiet">{say('file.shared', { list: data.shared.join('、') })}</p>}
      {!data.complete && <p className="quiet">{say('file.incomplete')}</p>}
      <div className="customers-fields">
        <Select mode="multiple" allowClear aria-label={say('file.kinds')} placeholder={say('file.kinds')} value={[...filter.kinds]} onChange={(kinds: EntryKind[]) => put({ kinds })} options={ENTRY_KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))} />
        <Select mode="multiple" allowClear aria-label={say('file.services')} placeholder={say('file.services')} value={[...filter.services]} onChange={(services: string[]) => put({ services })} options={data.services.map(({ id, name }) => ({ value: id, label: name }))} />
        <Select mode="multiple" allowClear aria-label={say('file.classes')} placeholder={say('file.classes')} value={[...filter.classes]} onChange={(classes: string[]) => put({ classes })} options={data.classes.map((each) => ({ value: each, label: named('class', each) }))} />
        <DatePicker.RangePicker aria-label={say('file.days')} onChange={(_days, texts) => { setPage(1); setFilter(({ from: _from, to: _to, ...before }) => ({ ...before, ...(texts[0] !== '' && { from: texts[0] }), ...(texts[1] !== '' && { to: texts[1] }) })); }} />
        <Dropdown trigger={['click']} menu={{ items: FORMATS.map((each) => ({ key: each, label: each.toUpperCase(), onClick: () => leave(each) })) }}><Button loading={busy}>{say('file.export')}</Button></Dropdown>
        {data.mayUnseal && <Dropdown trigger={['click']} menu={{ items: FORMATS.map((each) => ({ key: each, label: each.toUpperCase(), onClick: () => { setRefusal(undefined); setAsking(each); } })) }}><Button>{say('file.unsealed')}</Button></Dropdown>}
      </div>
      <Table<EntryView>
        size="small" loading={isFetching} rowKey={({ kind, number, conversation, at }) => `${kind}${number}${conversation}${at}`} dataSource={data.entries} scroll={{ x: 'max-content' }} locale={{ emptyText: <span className="customers-empty">{say('file.none')}</span> }}
        pagination={{ current: page, pageSize: PAGE, total: data.total, onChange: setPage, hideOnSinglePage: true, showSizeChanger: false, showTotal: (n) => say('file.total', { n }) }}
        columns={[
          { title: say('file.time'), render: (_, { at }) => <time dateTime={at}>{moment(at, words)}</time> },
          { title: say('file.kinds'), render: (_, { kind }) => say(`kind.${kind}`) },
          { title: say('file.number'), render: (_, { conversation, sequence, number }) => <Link to={linkTo(conversation, sequence)}>{number || conversation.slice(0, 8)}</Link> },
          { title: say('file.services'), dataIndex: 'serviceName' },
          { title: say('file.classes'), render: (_, { customerClass }) => named('class', customerClass) },
          { title: say('file.state'), render: (_, { state, kind, late, major, mark }) => <>{kind === 'talk' ? words.named('channel', state) : kind === 'booking' ? named('state', state) : words.named('state', state)} {late && <span className="tag tag-0">{say('file.late')}</span>} {major && <span className="tag tag-0">{say('file.major')}</span>} {mark !== undefined && <span className="tag">{say('file.mark', { n: mark })}</span>}</> },
        ]}
      />
      <h2>{say('file.looks')}</h2>
      <ul className="plain">{data.looks.map(({ ordinal, at, name, staff, what, reason }) => <li key={ordinal}><time className="quiet" dateTime={at}>{moment(at, words)}</time> {name || staff} · {named('what', what)}{reason && ` · ${named('reason', reason.kind)} ${reason.words}`}</li>)}</ul>
      <ReasonDialog open={asking !== undefined} title={say('file.unsealed')} busy={busy} error={refusal} onClose={() => setAsking(undefined)} onReason={(reason) => asking && leave(asking, reason)} />
    </>
  );
}
