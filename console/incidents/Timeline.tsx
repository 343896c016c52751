import type { IncidentEventView, IncidentView } from '../../bot/api/incidents.ts';
import { inWords, useSay } from './parts.ts';

/** What happened, in the order of the record. */
export function Timeline({ incident }: { readonly incident: IncidentView }) {
  const { say } = useSay();
  return (
    <div className="timeline">
      <p className="quiet">{say('timeline.hint')}</p>
      <ol>{incident.timeline.map((event) => <Line key={event.sequence} event={event} incident={incident} />)}</ol>
    </div>
  );
}

function Line({ event: { sequence, at, by, event, data }, incident }: { readonly event: IncidentEventView; readonly incident: IncidentView }) {
  const { say, named, language, tag } = useSay();
  const task = incident.tasks.find(({ id }) => id === data['task']);
  const words = [
    task && inWords(task.what, language),
    event === 'incident.level' ? `${named('level', text(data['from']))} → ${named('level', text(data['to']))}` : undefined,
    data['round'] !== undefined ? say('round', { n: text(data['round']) }) : undefined,
    typeof data['counted'] === 'number' ? say('customers', { n: data['counted'] }) : undefined,
    typeof data['conversations'] === 'number' ? say('evidence.conversations', { n: data['conversations'] }) : undefined,
    text(data['note']), text(data['title']),
    ...(Array.isArray(data['facts']) ? data['facts'].map((fact) => named('fact', text(fact))) : []),
    data['version'] !== undefined ? say('report.version', { n: text(data['version']) }) : undefined,
  ].filter((each): each is string => each !== undefined && each !== '');
  return (
    <li>
      <span className="quiet timeline-at" title={say('sequence')}>{sequence}</span>
      <time dateTime={at}>{new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'medium', hour12: false }).format(new Date(at))}</time>
      <span>{by.id === 'guitai' ? say('machine') : by.name}</span>
      <span><strong>{named('event', event)}</strong>{words.length > 0 && <span> {words.join(' · ')}</span>}</span>
    </li>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
