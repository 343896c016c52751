import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, DatePicker, Input, Select } from 'antd';
import { useState } from 'react';
import { LOOK_KINDS, type LookKind } from '../../../supervision/access/looks.ts';
import type { LookPage, StretchesView } from '../../../bot/api/access.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { moment } from '../../parts/time.ts';
import { useWords, useWordsOf } from '../../words/WordsContext.tsx';
import { useChoices } from '../useChoices.ts';
import { LooksTable } from './LooksTable.tsx';
import { Shell } from './Shell.tsx';
import { save } from './save.ts';
import { CUSTOMERS_WORDS } from './words.ts';

interface Asked { readonly staff: string; readonly conversation: string; readonly caseNumber: string; readonly customer: string; readonly kinds: readonly LookKind[]; readonly from?: string; readonly to?: string; readonly unusualOnly: boolean }
const NOTHING: Asked = { staff: '', conversation: '', caseNumber: '', customer: '', kinds: [], unusualOnly: false };

/** Who looked at what, when and why. */
export function AccessLog() {
  const { say, named } = useWordsOf(CUSTOMERS_WORDS);
  const words = useWords();
  const { message } = App.useApp();
  const choices = useChoices();
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const [sought, setSought] = useState<Asked>(NOTHING);
  const alerts = useQuery({ queryKey: ['access', 'unusual'], queryFn: () => api.get<StretchesView>('/access/unusual'), retry: false });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['access', 'log', sought], initialPageParam: undefined as number | undefined, retry: false, gcTime: 0,
    queryFn: ({ pageParam }) => api.post<LookPage>('/access/log', { ...sought, ...(pageParam !== undefined && { before: pageParam }) }),
    getNextPageParam: ({ next }) => next,
  });
  const put = (more: Partial<Asked>): void => setAsked((before) => ({ ...before, ...more }));
  const looks = data?.pages.flatMap((page) => page.looks) ?? [];
  return (
    <Shell title={say('log.title')}>
      {(alerts.data?.stretches.length ?? 0) > 0 && <Alert type="warning" showIcon title={say('log.alerts')} description={<ul className="plain">{alerts.data?.stretches.slice(0, 5).map(({ staff, name, when, why, count }) => <li key={`${staff}${when}${why}`}>{say('log.alert', { name: name || staff, when: when.length > 10 ? moment(`${when}:00:00.000Z`, words) : when, why: named('unusual', why), n: count })}</li>)}</ul>} />}
      <form className="customers-fields" onSubmit={(event) => { event.preventDefault(); setSought(asked); }}>
        <Select allowClear showSearch aria-label={say('log.who')} placeholder={say('log.who')} value={asked.staff === '' ? null : asked.staff} onChange={(staff: string | null) => put({ staff: staff ?? '' })} options={choices.data?.staff.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
        <Select mode="multiple" allowClear aria-label={say('log.kinds')} placeholder={say('log.kinds')} value={[...asked.kinds]} onChange={(kinds: LookKind[]) => put({ kinds })} options={LOOK_KINDS.map((each) => ({ value: each, label: say(`look.${each}`) }))} />
        <Input allowClear aria-label={say('log.conversation')} placeholder={say('log.conversation')} value={asked.conversation} onChange={(event) => put({ conversation: event.target.value })} />
        <Input allowClear aria-label={say('log.case')} placeholder={say('log.case')} value={asked.caseNumber} onChange={(event) => put({ caseNumber: event.target.value })} />
        <Input allowClear autoComplete="off" aria-label={say('log.customer')} placeholder={say('log.customer')} value={asked.customer} onChange={(event) => put({ customer: event.target.value })} />
        <DatePicker.RangePicker aria-label={say('log.days')} onChange={(_days, texts) => setAsked(({ from: _from, to: _to, ...before }) => ({ ...before, ...(texts[0] !== '' && { from: texts[0] }), ...(texts[1] !== '' && { to: texts[1] }) }))} />
        <Checkbox checked={asked.unusualOnly} onChange={(event) => put({ unusualOnly: event.target.checked })}>{say('log.only')}</Checkbox>
        <Button type="primary" htmlType="submit">{say('log.search')}</Button>
        <Button onClick={() => void save('/access/log.csv', sought, 'access-log.csv').catch((fault: unknown) => message.error(fault instanceof Error ? fault.message : String(fault)))}>{say('log.export')}</Button>
      </form>
      {error && <Failed error={error} again={() => void refetch()} />}
      <LooksTable looks={looks} loading={isFetching} />
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{say('log.more')}</Button>}
    </Shell>
  );
}
