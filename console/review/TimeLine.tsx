import type { ConversationReview } from '../../bot/api/review.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { scaleOf, spansOf, type Span } from './timeSpans.ts';
import { REVIEW_WORDS } from './words.ts';

const WIDTH = 400;
const LEFT = 104;
const ROW = 22;
const HEAD = 24;
const TICKS = 2;

/** Talks, handoffs and deadlines on one line of time, drawn to scale. The same stands in words below it. */
export function TimeLine({ view }: { readonly view: ConversationReview }) {
  const { say } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const spans = spansOf(view);
  const { at, from, to } = scaleOf(spans, view.now);
  const x = (time: number): number => LEFT + at(time) * (WIDTH - LEFT - 12);
  const height = HEAD + spans.length * ROW + 8;
  const now = Date.parse(view.now);
  const nameOf = ({ kind, name }: Span): string => (kind === 'talk' ? say('jump.episodes') : kind === 'handoff' ? `${say('kind.handoff')} ${words.named('why', name)}` : words.named('deadline', name));
  return (
    <figure className="review-time">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={say('timeline')}>
        {Array.from({ length: TICKS + 1 }, (_, index) => from + ((to - from) * index) / TICKS).map((tick, index) => (
          <g key={tick} className="time-tick"><line x1={x(tick)} x2={x(tick)} y1={HEAD - 4} y2={height} /><text x={x(tick)} y={12} textAnchor={index === TICKS ? 'end' : index === 0 ? 'start' : 'middle'}>{moment(new Date(tick).toISOString(), words)}</text></g>
        ))}
        {spans.map((span, index) => {
          const y = HEAD + index * ROW + ROW / 2;
          const [begin, end] = [x(span.from), Math.max(x(span.to), x(span.from) + 3)];
          return (
            <g key={span.key} className={`time-span time-${span.kind}${span.late ? ' time-late' : ''}`}>
              <title>{`${span.about} ${nameOf(span)} ${moment(new Date(span.from).toISOString(), words)} – ${moment(new Date(span.to).toISOString(), words)}`}</title>
              <text x={LEFT - 8} y={y + 4} textAnchor="end">{nameOf(span)}</text>
              <rect x={begin} width={end - begin} y={y - (span.kind === 'talk' ? 6 : 3)} height={span.kind === 'talk' ? 12 : 6} rx={2} />
              {span.kind === 'deadline' && <line className="time-due" x1={x(span.to)} x2={x(span.to)} y1={y - 8} y2={y + 8} />}
              {span.over !== undefined && <line className="time-over" x1={x(span.to)} x2={x(span.over)} y1={y} y2={y} />}
              {span.done !== undefined && <circle cx={x(span.done)} cy={y} r={5} />}
            </g>
          );
        })}
        {now >= from && now <= to && <g className="time-now"><line x1={x(now)} x2={x(now)} y1={HEAD - 6} y2={height} /></g>}
      </svg>
      <figcaption className="quiet">{say('timeline.note')}</figcaption>
    </figure>
  );
}
