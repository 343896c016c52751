import { Temporal } from 'temporal-polyfill';
import { readEdition } from '../../bot/compose/corpus.js';
import { openCounterModel } from '../../bot/compose/model.js';
import { counterNorms } from '../../bot/compose/norms.js';
import { systemClock } from '../../bot/clock.js';
import type { Settings } from '../../bot/settings.js';
import type { Reply } from '../../dialogs/form/reply.js';
import { answerNorms } from '../../dialogs/norms/answer.js';
import type { InEachLanguage } from '../../dialogs/norms/port.js';
import { LOCALES, type Locale } from '../../records/message.js';
import { quantile } from './quantile.js';
import type { QuestionRow } from './questions.js';

/** What the counter says to a question, and whether what it cites is there. */
export interface SaidAnswer {
  readonly id: string;
  /** Clauses that are named, in their order. */
  readonly cited: readonly string[];
  /** What is wrong with a citation: a number that leads nowhere, words that the clause does not have. */
  readonly wrong: readonly string[];
  /** What became of it at the model; absent where none was asked. */
  readonly model?: { readonly outcome: string; readonly claims: number; readonly dropped: number; readonly milliseconds: number };
}

/** Citations, and what a model came to, of a set of questions. */
export interface SaidFigures {
  readonly cited: number;
  readonly wrong: number;
  readonly model?: {
    readonly asked: number;
    /** By outcome: `answered`; with any other the clause's own words stand. */
    readonly outcomes: Readonly<Record<string, number>>;
    readonly fallback: number;
    readonly verified: number;
    readonly dropped: number;
    readonly p50Ms: number;
    readonly p99Ms: number;
  };
}

/** The settings that answers depend on. */
export type SaidSettings = Pick<Settings, 'NORMS_DIR' | 'DATA_DIR' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL' | 'OPENAI_EMBEDDING_MODEL' | 'MODEL_TIMEOUT_MS' | 'MODEL_DAILY_TOKENS'>;

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const NOW = Temporal.PlainDateTime.from('2026-11-26T10:00');

/** Asks each question as a conversation does, in its language, one after the other, with a model where a key is set; checks every citation against the edition's own files. */
export async function sayAll(rows: readonly QuestionRow[], settings: SaidSettings): Promise<readonly SaidAnswer[]> {
  const words = await wordsOf(settings.NORMS_DIR);
  const norms = counterNorms(settings, systemClock, SILENT, openCounterModel(settings, systemClock, SILENT), { current: () => [] });
  const said: SaidAnswer[] = [];
  for (const { id, q, lang } of rows) {
    const locale = LOCALES.find((each) => each === lang) ?? 'zh-Hans';
    said.push({ id, ...checked(await answerNorms(q, norms, { now: NOW, offset: '+08:00', locale }), locale, words) });
  }
  await norms.close();
  return said;
}

/** The figures of what was said. */
export function saidFigures(said: readonly SaidAnswer[]): SaidFigures {
  const asked = said.flatMap(({ model }) => (model === undefined ? [] : [model]));
  const outcomes: Record<string, number> = {};
  for (const { outcome } of asked) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const sum = (of: (each: (typeof asked)[number]) => number) => asked.reduce((total, each) => total + of(each), 0);
  return {
    cited: said.reduce((total, { cited }) => total + cited.length, 0),
    wrong: said.reduce((total, { wrong }) => total + wrong.length, 0),
    ...(asked.length > 0 && { model: { asked: asked.length, outcomes, fallback: sum(({ outcome }) => (outcome === 'answered' ? 0 : 1)), verified: sum(({ claims }) => claims), dropped: sum(({ dropped }) => dropped), p50Ms: quantile(asked.map(({ milliseconds }) => milliseconds), 0.5), p99Ms: quantile(asked.map(({ milliseconds }) => milliseconds), 0.99) } }),
  };
}

/** Every clause's title and words, in three languages, as the edition keeps them. */
type Words = ReadonlyMap<string, { readonly title: InEachLanguage; readonly text: InEachLanguage }>;

async function wordsOf(folder: string | undefined): Promise<Words> {
  const { corpus, traditional } = await readEdition(folder);
  return new Map(corpus.chapters.flatMap(({ clauses }) => clauses.map(({ id, title, text }) => [id, { title: { ...title, 'zh-Hant': traditional[id]?.title ?? title['zh-Hans'] }, text: { ...text, 'zh-Hant': traditional[id]?.text ?? text['zh-Hans'] } }] as const)));
}

const NUMBER = /\d\.(?:sum|\d(?:\.(?:\d{1,2}|t))?)/g;

function checked(reply: Reply | undefined, locale: Locale, words: Words): Omit<SaidAnswer, 'id'> {
  const wrong: string[] = [];
  const resolved = (id: string) => {
    if (!words.has(id)) wrong.push(`${id}: no such clause`);
    return id;
  };
  const cited = (reply?.lines ?? []).flatMap(({ key, params = {} }) => {
    if (key === 'norms.claim') return (String(params['number']).match(NUMBER) ?? []).map(resolved);
    if (key !== 'norms.answer') return [];
    const id = resolved(String(params['number']));
    const clause = words.get(id);
    if (clause !== undefined && !clause.text[locale].includes(String(params['sentence']))) wrong.push(`${id}: does not say “${String(params['sentence'])}”`);
    if (clause !== undefined && clause.title[locale] !== params['title']) wrong.push(`${id}: is not called “${String(params['title'])}”`);
    return [id];
  });
  const offered = [...(reply?.choices ?? []), ...(reply?.card?.actions ?? [])].flatMap(({ say }) => say.match(NUMBER)?.slice(0, 1) ?? []).map(resolved);
  const [first] = cited;
  const folded = reply?.card?.folded;
  if (first !== undefined && folded !== undefined && ![...words.values()].some(({ text }) => text[locale] === folded.text)) wrong.push(`${first}: the words under it are no clause’s`);
  if (folded?.marked !== undefined && !folded.text.includes(folded.marked)) wrong.push(`${first ?? ''}: what is marked is not in it`);
  const asked = reply?.events.find(({ event }) => event === 'model.asked')?.data;
  return { cited: [...cited, ...offered], wrong, ...(asked !== undefined && { model: { outcome: typeof asked['outcome'] === 'string' ? asked['outcome'] : '', claims: (reply?.lines ?? []).filter(({ key }) => key === 'norms.claim').length, dropped: Number(asked['dropped'] ?? 0), milliseconds: Number(asked['milliseconds'] ?? 0) } }) };
}
