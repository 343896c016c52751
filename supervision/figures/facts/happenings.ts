import { ASPECTS, type Aspect } from '../aspects.js';
import type { Seen } from './fact.js';
import { text, type Happened, type Talk } from './talk.js';

/** The longest question that is counted by its words, in characters. */
const QUESTION = 120;

/**
 * What single events tell: clauses the norms answered with, questions they did not answer, what customers thought of it,
 * appointments, the survey with its marks (norm 7.2), what was told of services (norms 7.1, 7.3), and faults.
 */
export function happeningsIn(talk: Talk): Seen[] {
  return talk.records.flatMap((record) => (record.kind === 'event' ? told(record, talk) : []));
}

function told(record: Happened, talk: Talk): Seen[] {
  const { content, sequence, at } = record;
  const seen = (kind: Seen['kind'], more: Omit<Seen, 'kind' | 'sequence' | 'at'> = {}): Seen => ({ kind, sequence, at, ...more });
  switch (content.event) {
    case 'norms.answered':
      return [seen('clause', { label: text(content, 'clause') })];
    case 'norms.declined':
      return [seen('declined', { label: shortened(text(content, 'question')) })];
    case 'norms.rated':
      return [seen('rated', { label: text(content, 'clause'), side: content.data?.['helpful'] === true ? 'helpful' : 'unhelpful' })];
    case 'booking.made':
    case 'booking.moved':
    case 'booking.cancelled':
      return [seen('booking', { label: content.event.slice('booking.'.length), matter: text(content, 'number'), branch: text(content, 'branch') })];
    case 'survey.asked':
    case 'survey.declined':
      return [seen('survey', { label: content.event.slice('survey.'.length), agent: servedBy(text(content, 'number'), talk), matter: matterOf(content) })];
    case 'survey.answered':
      return [seen('survey', { label: 'answered', agent: servedBy(text(content, 'number'), talk), matter: matterOf(content) }), ...marks(record, talk)];
    case 'renewal.reminded':
    case 'service.end-confirmed':
      return [seen('renewal', { label: content.event === 'renewal.reminded' ? 'reminded' : 'ended', side: text(content, 'service'), matter: matterOf(content) })];
    case 'turn.failed':
      return [seen('fault')];
    default:
      return [];
  }
}

function marks({ content, sequence, at }: Happened, talk: Talk): Seen[] {
  const number = text(content, 'number');
  return ASPECTS.flatMap((aspect: Aspect) => {
    const mark = content.data?.[aspect];
    if (typeof mark !== 'number' || !Number.isInteger(mark) || mark < 1 || mark > 5) return [];
    return [{ kind: 'mark', label: aspect, side: sideOf(number), value: mark, agent: servedBy(number, talk), matter: matterOf(content), sequence, at } as const];
  });
}

/** What was marked: a person's chat, a case, an appointment, or the counter as a whole. */
function sideOf(number: string): string {
  if (number.includes('~')) return 'person';
  return number === '' ? 'own' : number.startsWith('BK') ? 'booking' : 'case';
}

/** Who served where a survey asks about a chat or a case; '' when nobody did. */
function servedBy(number: string, { handoffs, cases }: Talk): string {
  const handoff = handoffs.find(({ handoff: { id } }) => id === number)?.handoff;
  return handoff?.agent ?? cases.find((each) => each.number === number)?.owner ?? '';
}

/** A handoff's id is no receipt number. */
function matterOf(content: Happened['content']): string {
  const number = text(content, 'number');
  return number.includes('~') ? '' : number;
}

function shortened(question: string): string {
  const characters = Array.from(question.trim());
  return characters.length <= QUESTION ? characters.join('') : `${characters.slice(0, QUESTION - 1).join('')}…`;
}
