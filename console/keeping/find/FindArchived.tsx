import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import type { CatalogueBody, CatalogueEntry, CataloguePage } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWords } from '../../words/WordsContext.tsx';
import { dayTime, figure, recordHref, useSay } from '../parts.ts';

interface Filled {
  readonly month?: string;
  readonly channel?: string;
  readonly conversation?: string;
  readonly number?: string;
  readonly customer?: string;
}

/** Finds archived conversations in the catalogue; what is typed is not kept in the address, because it may be somebody's number. */
export function FindArchived() {
  const { say: sayAll } = useWords();
  const { say } = useSay();
  const [asked, setAsked] = useState<Filled>();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['keeping', 'catalogue', asked], enabled: asked !== undefined, initialPageParam: undefined as CataloguePage['next'],
    queryFn: ({ pageParam }) => api.post<CataloguePage>('/keeping/catalogue', { ...given(asked ?? {}), ...(pageParam && { after: pageParam }) } satisfies CatalogueBody),
    getNextPageParam: ({ next }) => next,
  });
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <p className="hint">{say('find.hint')}</p>
      <Form<Filled> layout="vertical" onFinish={setAsked}>
        <div className="keeping-form">
          <Form.Item name="month" label={say('month')} rules={[{ pattern: /^\d{4}-\d{2}$/, message: '2023-05' }]}><Input placeholder="2023-05" allowClear /></Form.Item>
          <Form.Item name="customer" label={say('find.customer')}><Input allowClear autoComplete="off" /></Form.Item>
          <Form.Item name="number" label={say('find.number')}><Input allowClear /></Form.Item>
          <Form.Item name="conversation" label={say('find.conversation')}><Input allowClear /></Form.Item>
          <Form.Item name="channel" label={say('channel')}><Input placeholder="directline" allowClear /></Form.Item>
          <Form.Item><Button type="primary" htmlType="submit" loading={isFetching}>{say('find.submit')}</Button></Form.Item>
        </div>
      </Form>
      {error && <Failed error={error} again={() => void refetch()} />}
      {asked === undefined && <p className="keeping-empty">{say('find.begin')}</p>}
      {asked !== undefined && isFetching && data === undefined && <Spin aria-label={sayAll('app.loading')} />}
      {data !== undefined && entries.length === 0 && <p className="keeping-empty">{say('find.none')}</p>}
      {entries.length > 0 && (
        <ul className="keeping-list" aria-label={say('find.found', { n: entries.length })}>
          {entries.map((entry) => <Entry key={`${entry.archive}/${entry.conversation}`} entry={entry} />)}
        </ul>
      )}
      {hasNextPage && <div><Button onClick={() => void fetchNextPage()} loading={isFetching}>{say('more')}</Button></div>}
    </>
  );
}

function Entry({ entry: { conversation, archive, channel, openedAt, lastAt, records, files, state, here } }: { readonly entry: CatalogueEntry }) {
  const { say, tag } = useSay();
  return (
    <li>
      <div className="what">
        <span className="line"><strong>{conversation}</strong><span className="keeping-tag">{channel}</span>{state !== 'archived' && <span className="keeping-tag strong">{say(`find.state.${state}`)}</span>}{!here && <span className="keeping-tag held">{say('find.away')}</span>}</span>
        <span className="line quiet"><span>{dayTime(openedAt, tag)} – {dayTime(lastAt, tag)}</span><span>{say('records')} {figure(records, tag)}</span>{files > 0 && <span>{say('files')} {figure(files, tag)}</span>}<span>{archive}</span></span>
      </div>
      {(here || state === 'restored') && (
        <div className="acts">
          <Button size="small" href={recordHref(conversation, 'html')} target="_blank" aria-label={`${say('open')} ${conversation}`}>{say('open')}</Button>
          <Button size="small" href={recordHref(conversation, 'json')} aria-label={`${say('json')} ${conversation}`}>{say('json')}</Button>
        </div>
      )}
    </li>
  );
}

/** Without what was left empty. */
function given(filled: Filled): Filled {
  return Object.fromEntries(Object.entries(filled).filter(([, value]: [string, unknown]) => value !== undefined && value !== ''));
}
