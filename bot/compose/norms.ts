import type { NormClause, Norms } from '../../dialogs/norms/port.js';
import type { Clock } from '../clock.js';
import type { Settings } from '../settings.js';
import { faultOf, type TurnLog } from '../turn/faults.js';
import type { AmendedNorms } from '../../knowledge/loop/amended.js';
import type { Amendment } from '../../knowledge/loop/amendments.js';
import type { OpenAmendments } from '../../knowledge/loop/amendmentsFile.js';
import type { Clause, Edition } from '../../knowledge/norms/schema.js';
import { SURE } from '../../knowledge/retrieval/weights.js';
import { TokenBudget } from '../../adapters/model/budget.js';
import { breather } from '../knowledge/breather.js';
import { readEdition, type Traditional } from './corpus.js';
import { openNormsMeanings, type MeaningSettings } from './meanings.js';
import type { CounterModel } from './model.js';

/** The settings that the norms are opened with. */
type NormsSettings = MeaningSettings & Pick<Settings, 'NORMS_DIR' | 'MODEL_DAILY_TOKENS'>;

/** Clauses that a model reads beside the nearest. */
const BESIDE = 3;

/** The norms, open for questions, with their words in Traditional Chinese. */
interface Loaded {
  readonly norms: AmendedNorms;
  readonly known: Traditional;
}

/** The corpus and its index, with what was published for it. @throws Error where the institution's folder can't be read */
async function load(folder: string | undefined, amendments: readonly Amendment[]): Promise<Loaded> {
  const [{ corpus, traditional }, { openAmendedInSteps }] = await Promise.all([readEdition(folder), import('../../knowledge/loop/amended.js')]);
  return { norms: await openAmendedInSteps(corpus, amendments, breather()), known: traditional };
}

/** The counter's norms, and what belongs to their running. */
export interface CounterNorms extends Norms {
  /** Gets ready in the background what is slow to make; never throws. */
  prepare(): void;
  /** Takes what was published or withdrawn into force, in the background: until it is ready, questions are answered as before. Never throws. */
  renew(): void;
  /** Ends what is in work in the background. */
  close(): Promise<void>;
}

/** The norms as the counter asks them, in three languages. Loaded when first asked for: neither the start nor a server that is never asked pays for it. */
export function counterNorms(settings: NormsSettings, clock: Clock, log: TurnLog, model: CounterModel | undefined, amendments: Pick<OpenAmendments, 'current'>): CounterNorms {
  const meanings = openNormsMeanings(settings, model?.budget ?? new TokenBudget(settings.MODEL_DAILY_TOKENS, clock), clock, log);
  let loading: Promise<Loaded> | undefined;
  const loaded = (): Promise<Loaded> => (loading ??= load(settings.NORMS_DIR, amendments.current()));
  /** The newest in the making. */
  let latest: Promise<Loaded> | undefined;
  const shown = new Map<string, NormClause>();
  const inThree = (clause: Clause, known: Traditional): NormClause => {
    let made = shown.get(clause.id);
    if (made === undefined) {
      const { id, title, text, cites, seeAlso } = clause;
      made = { id, title: { ...title, 'zh-Hant': known[id]?.title ?? title['zh-Hans'] }, text: { ...text, 'zh-Hant': known[id]?.text ?? text['zh-Hans'] }, cites, seeAlso };
      shown.set(id, made);
    }
    return made;
  };
  const section = ({ id, title }: Edition['missing'][number], known: Traditional) => ({ id, title: { ...title, 'zh-Hant': known[id]?.title ?? title['zh-Hans'] } });
  return {
    prepare() {
      // Norms that can't be read are found out by who asks them.
      if (meanings !== undefined) loaded().then(({ norms }) => meanings.prepare(norms), () => undefined);
    },
    renew() {
      // What nobody has asked yet is loaded as it is then.
      if (loading === undefined) return;
      const fresh = load(settings.NORMS_DIR, amendments.current());
      latest = fresh;
      fresh.then(
        ({ norms }) => {
          if (latest !== fresh) return;
          loading = fresh;
          shown.clear();
          meanings?.prepare(norms);
        },
        (fault: unknown) => log.error({ fault: faultOf(fault) }, 'the norms could not be loaded again; they stay as they were'),
      );
    },
    close: async () => meanings?.close(),
    async decide(question) {
      const { norms, known } = await loaded();
      const byWords = norms.decide(question);
      const sure = byWords.kind === 'answer' && (byWords.hits[0]?.score ?? 0) >= SURE;
      const { near, facts } = sure || meanings === undefined ? {} : await meanings.near(question, norms);
      const decision = near === undefined ? byWords : norms.decide(question, near);
      const meaning = facts && { meaning: facts };
      switch (decision.kind) {
        case 'answer':
          return { ...meaning, kind: 'answer', clause: inThree(decision.clause, known), beside: decision.hits.map(({ clause }) => clause).filter(({ id }) => id !== decision.clause.id).slice(0, BESIDE).map((each) => inThree(each, known)) };
        case 'offer':
          return { ...meaning, kind: 'offer', among: decision.among.map((each) => inThree(each, known)) };
        case 'missing':
          return { ...meaning, kind: 'missing', section: section(decision.section, known) };
        case 'decline':
          return { ...meaning, kind: 'decline' };
      }
    },
    async write({ text, locale, history }, clauses) {
      if (model === undefined) return undefined;
      const { outcome, claims, facts } = await model.answer({ text, locale, history }, clauses.map(({ id, title, text: words }) => ({ id, title: title[locale], text: words[locale] })));
      const { model: name, promptVersion, milliseconds, promptTokens, completionTokens, dropped, fault } = facts;
      return {
        answered: outcome === 'answered',
        claims: claims.map((claim) => ({ text: claim.text, clauses: [...new Set(claim.quotes.map(({ clauseId }) => clauseId))] })),
        facts: { use: 'answer', outcome, model: name, promptVersion, milliseconds, dropped, ...(promptTokens !== undefined && { promptTokens }), ...(completionTokens !== undefined && { completionTokens }), ...(fault !== undefined && { fault }) },
      };
    },
    async curated(question) {
      // Where nothing was written, nothing need be loaded.
      if (!amendments.current().some(({ kind, status }) => kind === 'answer' && status === 'published')) return undefined;
      const { norms, known } = await loaded();
      const answer = norms.curated(question);
      const clause = answer && norms.clause(answer.clause);
      if (answer === undefined || clause === undefined) return undefined;
      const { 'zh-Hans': simplified, 'zh-Hant': hant = simplified, en } = answer.text;
      return { id: answer.id, clause: inThree(clause, known), text: { 'zh-Hans': simplified, 'zh-Hant': hant, ...(en !== undefined && { en }) } };
    },
    async clause(id) {
      const { norms, known } = await loaded();
      const found = norms.clause(id);
      return found && inThree(found, known);
    },
  };
}
