import type { ReviewRecord } from '../../bot/api/review.ts';
import { clauseName } from '../parts/clauseName.ts';
import { moment } from '../parts/time.ts';
import { useWords, useWordsOf } from '../words/WordsContext.tsx';
import { useProfileNames, useStaffNames } from './useChoices.ts';
import { REVIEW_WORDS } from './words.ts';

/** A value that an event, a button or a form on a card bears. */
type Value = NonNullable<ReviewRecord['value']> | null;
/** All that one bears. */
export type Fields = Readonly<Record<string, Value | undefined>>;

/** Data that means nothing to people: keys of machines. */
const HIDDEN: ReadonlySet<string> = new Set(['key', 'handoff', 'promptVersion', 'formKey', 'timer', 'rates', 'certain', 'id', 'policy']);
const PEOPLE: ReadonlySet<string> = new Set(['by', 'to', 'agent', 'owner']);
/** Lists of words that values of a name are called by, the first that has one. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  form: ['form'], slot: ['slot'], why: ['why'], outcome: ['outcome'], state: ['state'], kind: ['matter', 'form'], what: ['deadline'], step: ['step', 'do'], do: ['do', 'step'], way: ['channel'], by: ['channel'], to: ['role'], channel: ['channel'],
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?Z)?$/;

/** A value as fields, whatever it is. */
export function fieldsOf(value: Value): Fields {
  return isFields(value) ? value : { value };
}

function isFields(value: Value): value is Extract<Value, Fields> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields in words: names and values that the program has given are called by their words, what people said stands as it was said. */
export function Data({ data }: { readonly data: Fields }) {
  const { named } = useWordsOf(REVIEW_WORDS);
  const show = useShown();
  const shown = Object.entries(data).filter(([name, value]) => !HIDDEN.has(name) && value !== undefined && value !== null && value !== '' && !(typeof value === 'string' && UUID.test(value)));
  return <>{shown.map(([name, value]) => <span key={name} className="line-datum"><span className="quiet">{named('value', name) === name ? named('data', name) : named('value', name)}</span> {show(name, value ?? null)} </span>)}</>;
}

function useShown(): (name: string, value: Value) => string {
  const { say, named } = useWordsOf(REVIEW_WORDS);
  const words = useWords();
  const nameOf = useStaffNames();
  const inProfile = useProfileNames(words.language);
  const called = (lists: readonly string[], value: string): string => lists.flatMap((list) => [named(list, value), words.named(list, value)]).find((each) => each !== value) ?? value;
  const show = (name: string, value: Value): string => {
    if (value === true || value === false) return say(value ? 'yes' : 'no');
    if (typeof value === 'string') {
      if (PEOPLE.has(name) && nameOf(value) !== value) return nameOf(value);
      if (name === 'clause') return clauseName(value, words);
      if (inProfile(name, value) !== value) return inProfile(name, value);
      return INSTANT.test(value) ? moment(value, words) : called(CALLED[name] ?? [], value);
    }
    if (isFields(value)) return Object.entries(value).filter(([inner]) => !HIDDEN.has(inner)).map(([inner, each]) => `${named('data', inner)} ${show(inner, each ?? null)}`).join('；');
    return typeof value === 'object' && value !== null ? value.map((each: Value) => show(name, each)).join('、') : String(value ?? '');
  };
  return show;
}
