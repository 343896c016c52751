import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationReview, ReviewRecord, ReviewRecordsView } from '../../bot/api/review.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useWordsOf } from '../words/WordsContext.tsx';
import { CommentDialog } from './CommentDialog.tsx';
import { Line } from './Line.tsx';
import { reviewPath } from './links.ts';
import { REVIEW_WORDS } from './words.ts';

/** Lines loaded at a time. */
const PAGE = 150;
/** Lines shown above the one that is gone to. */
const ABOVE = 40;
/** Read in passing: what a message shows already, and what only machines need. */
const QUIET: ReadonlySet<string> = new Set(['conversation.opened', 'locale.chosen', 'meaning.compared', 'norms.asked', 'decision', 'text', 'delivered', 'code.sent']);

interface Props {
  readonly conversation: string;
  readonly view: ConversationReview;
  readonly line: number | undefined;
  /** Words that were looked for, to be marked; '' for none. */
  readonly words: string;
  /** Shows also what is read in passing. */
  readonly quiet: boolean;
  readonly onCommented: () => void;
}

/** The lines of a conversation, a page at a time, so that a long one opens at once. */
export function Lines({ conversation, view, line, words, quiet, onCommented }: Props) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const client = useQueryClient();
  const [start, setStart] = useState(() => Math.max(1, (line ?? 1) - ABOVE));
  const [commenting, setCommenting] = useState<ReviewRecord>();
  const log = useRef<HTMLDivElement>(null);
  const { data, error, isPending, refetch, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage, isFetchingNextPage, isFetchingPreviousPage } = useInfiniteQuery({
    queryKey: ['review', 'lines', conversation, start, words],
    queryFn: ({ pageParam: { from, limit } }) => (words === '' ? api.get<ReviewRecordsView>(reviewPath(conversation, `/records?from=${from}&limit=${limit}`)) : api.post<ReviewRecordsView>(reviewPath(conversation, '/records'), { from, limit, words })),
    initialPageParam: { from: start, limit: PAGE },
    getNextPageParam: (last) => {
      const from = (last.records.at(-1)?.sequence ?? last.lastSequence) + 1;
      return from > last.lastSequence ? undefined : { from, limit: PAGE };
    },
    getPreviousPageParam: (_first, _all, { from }) => (from <= 1 ? undefined : { from: Math.max(1, from - PAGE), limit: Math.min(PAGE, from - 1) }),
    // What was read in another visit is not shown again: it may have grown, or been changed by hand.
    retry: false, staleTime: Infinity, gcTime: 0,
  });
  const records = useMemo(() => data?.pages.flatMap((page) => page.records) ?? [], [data]);
  const commented = useMemo(() => new Map(view.marks.filter(({ kind }) => kind === 'comment').map(({ about, sequence }) => [Number(about), sequence])), [view]);
  const first = records[0]?.sequence;
  const last = records.at(-1)?.sequence;
  // A line outside of what is loaded is loaded with what stands around it.
  useEffect(() => {
    if (line === undefined || first === undefined || last === undefined) return;
    if ((line < first && first > 1) || (line > last && line <= view.lastSequence)) { setStart(Math.max(1, line - ABOVE)); return; }
    return cameIntoView(log.current?.querySelector(`#s${line}`));
  }, [line, first !== undefined, start, view.lastSequence]);
  useOnceSeen(log, '.review-later', hasNextPage && !isFetchingNextPage, () => void fetchNextPage());
  const shown = records.filter((record) => quiet || record.sequence === line || !(record.kind === 'delivery' ? record.data?.['error'] === undefined : record.kind === 'event' && QUIET.has(record.event ?? '')));
  return (
    <div className="review-log" ref={log} tabIndex={0} role="region" aria-label={say('kind.message')}>
      {hasPreviousPage && <Button block type="text" loading={isFetchingPreviousPage} onClick={() => void fetchPreviousPage()}>{say('earlier')}</Button>}
      {error && <Failed error={error} again={() => void refetch()} />}
      {isPending && <div className="centred"><Spin aria-label={say('loading')} /></div>}
      <ol>{shown.map((record) => <Line key={record.sequence} record={record} conversation={conversation} target={record.sequence === line} commentedAt={commented.get(record.sequence)} onComment={setCommenting} />)}</ol>
      {hasNextPage ? <Button block type="text" className="review-later" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('later')}</Button> : data && <p className="quiet review-end">{say('end', { n: data.pages.at(-1)?.lastSequence ?? 0 })}</p>}
      <CommentDialog
        conversation={conversation} record={commenting} onClose={() => setCommenting(undefined)}
        onDone={() => {
          setCommenting(undefined);
          void client.invalidateQueries({ queryKey: ['review', 'lines', conversation] });
          onCommented();
        }}
      />
    </div>
  );
}

/** Frames in which lines around the one that is gone to find their true heights; only then are they measured. */
const SETTLING = 8;

/** Brings a line into view, and keeps it there while the lines around it are laid out. Gives what ends that. */
function cameIntoView(element: Element | null | undefined): (() => void) | undefined {
  if (!element) return undefined;
  let frame = 0;
  const bring = (left: number): void => {
    element.scrollIntoView({ block: 'center' });
    if (left > 0) frame = requestAnimationFrame(() => bring(left - 1));
  };
  bring(SETTLING);
  return () => cancelAnimationFrame(frame);
}

/** Calls back when something inside comes into view. */
function useOnceSeen(within: React.RefObject<HTMLElement | null>, selector: string, wanted: boolean, seen: () => void): void {
  const latest = useRef(seen);
  latest.current = seen;
  useEffect(() => {
    const element = wanted ? within.current?.querySelector(selector) : null;
    if (!element || !within.current) return;
    const observer = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current(); }, { root: within.current, rootMargin: '600px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [within, selector, wanted]);
}
