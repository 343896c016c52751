import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Empty, Spin } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { People } from '../../bot/api/quality.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { moment } from '../parts/time.ts';
import { useSay } from './parts.ts';

/** A page of a register. */
export interface RegisterPage<Item> {
  readonly items: readonly Item[];
  readonly next?: string | undefined;
  readonly people: People;
}

/** A line of a register: what it is at the left, where it stands at the right. */
export interface RegisterLine {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly tags?: ReactNode;
  readonly more: string;
  readonly side: string;
  readonly overdue: boolean;
}

/** A register's pages, one after the other. */
export function useRegister<Item>(name: string, path: (after: string | undefined) => string) {
  return useInfiniteQuery({
    queryKey: ['quality', name, path(undefined)], initialPageParam: '', queryFn: ({ pageParam }) => api.get<RegisterPage<Item>>(path(pageParam === '' ? undefined : pageParam)), getNextPageParam: ({ next }) => next,
  });
}

/** Everybody named on these pages. */
export function peopleOf<Item>(pages: readonly RegisterPage<Item>[]): People {
  return Object.assign({}, ...pages.map(({ people }) => people)) as People;
}

/** A register's list, with its empty and its broken state. */
export function RegisterList<Item>({ query, none, line }: { readonly query: ReturnType<typeof useRegister<Item>>; readonly none: string; readonly line: (item: Item, people: People) => RegisterLine }) {
  const { say } = useSay();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (isPending) return <div className="centred"><Spin aria-label={say('loading')} /></div>;
  const people = peopleOf(data.pages);
  const lines = data.pages.flatMap(({ items }) => items.map((item) => line(item, people)));
  if (lines.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />;
  return (
    <>
      <ul className="register">{lines.map((each) => <li key={each.id}><Row line={each} /></li>)}</ul>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('more')}</Button>}
    </>
  );
}

function Row({ line: { to, title, tags, more, side, overdue } }: { readonly line: RegisterLine }) {
  const { say } = useSay();
  return (
    <Link to={to} className={`register-row${overdue ? ' register-late' : ''}`}>
      <span className="register-title"><strong>{title}</strong>{tags}{overdue && <span className="tag tag-0">{say('overdue')}</span>}</span>
      <span className="register-side quiet">{side}</span>
      <span className="register-more">{more}</span>
    </Link>
  );
}

/** One of a register, beside the list; its address names it. */
export function RegisterDrawer({ title, open, onClose, children }: { readonly title: string; readonly open: boolean; readonly onClose: () => void; readonly children: ReactNode }) {
  return <Drawer open={open} onClose={onClose} title={title} size={Math.min(620, innerWidth)} destroyOnHidden>{children}</Drawer>;
}

/** "due 3 Dec", or when it was opened. */
export function useWhen(): (item: { readonly dueAt?: string | undefined; readonly openedAt: string }) => string {
  const { say, tag } = useSay();
  return ({ dueAt, openedAt }) => (dueAt === undefined ? moment(openedAt, { tag }) : say('due', { time: moment(dueAt, { tag }) }));
}
