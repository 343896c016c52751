import { z } from 'zod';
import type { NormClause, Norms } from '../../dialogs/norms/port.js';
import type { NormsAnswerer } from '../../knowledge/answering/port.js';
import type { Clock } from '../clock.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';
import type { Norms as FoundNorms } from '../../knowledge/retrieval/norms.js';
import type { Clause, Edition } from '../../knowledge/norms/schema.js';

/** The settings that a model is opened with. */
type ModelSettings = Pick<Settings, 'NORMS_DIR' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL' | 'MODEL_TIMEOUT_MS' | 'MODEL_DAILY_TOKENS'>;

/** Clauses that a model reads beside the nearest. */
const BESIDE = 3;

/** Loaded with the first question: a server without a model never pays for it. */
async function openModel({ OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model, MODEL_TIMEOUT_MS: timeoutMs, MODEL_DAILY_TOKENS: dailyTokens }: ModelSettings, clock: Clock, log: TurnLog): Promise<NormsAnswerer> {
  const { openAnswerer } = await import('../../adapters/model/openaiAnswerer.js');
  return openAnswerer({ apiKey, baseUrl, model, timeoutMs, dailyTokens }, clock, log);
}

type Known = z.infer<typeof converted>;

const converted = z.record(z.string(), z.object({ title: z.string(), text: z.string() }));

/** The corpus and its index, with its words in Traditional Chinese; an institution's own edition is shown in Simplified unless it brings them. @throws Error where that folder can't be read */
async function load(folder: string | undefined): Promise<{ readonly norms: FoundNorms; readonly known: Known }> {
  if (folder !== undefined) {
    const { openNormsFile } = await import('../../knowledge/norms/openNormsFile.js');
    return { norms: await openNormsFile(folder), known: {} };
  }
  const [{ shippedNorms }, { default: traditional }] = await Promise.all([import('../../knowledge/norms/corpus.js'), import('../../knowledge/norms/traditional.json', { with: { type: 'json' } })]);
  return { norms: shippedNorms(), known: converted.parse(traditional) };
}

/** The norms as the counter asks them, in three languages. Loaded when first asked for: neither the start nor a server that is never asked pays for it. */
export function counterNorms(settings: ModelSettings, clock: Clock, log: TurnLog): Norms {
  let answering: Promise<NormsAnswerer> | undefined;
  const answerer = (): Promise<NormsAnswerer> => (answering ??= openModel(settings, clock, log));
  let loading: ReturnType<typeof load> | undefined;
  const loaded = (): ReturnType<typeof load> => (loading ??= load(settings.NORMS_DIR));
  const shown = new Map<string, NormClause>();
  const inThree = (clause: Clause, known: Known): NormClause => {
    let made = shown.get(clause.id);
    if (made === undefined) {
      const { id, title, text, cites, seeAlso } = clause;
      made = { id, title: { ...title, 'zh-Hant': known[id]?.title ?? title['zh-Hans'] }, text: { ...text, 'zh-Hant': known[id]?.text ?? text['zh-Hans'] }, cites, seeAlso };
      shown.set(id, made);
    }
    return made;
  };
  const section = ({ id, title }: Edition['missing'][number], known: Known) => ({ id, title: { ...title, 'zh-Hant': known[id]?.title ?? title['zh-Hans'] } });
  return {
    async decide(question) {
      const { norms, known } = await loaded();
      const decision = norms.decide(question);
      switch (decision.kind) {
        case 'answer':
          return { kind: 'answer', clause: inThree(decision.clause, known), beside: decision.hits.map(({ clause }) => clause).filter(({ id }) => id !== decision.clause.id).slice(0, BESIDE).map((each) => inThree(each, known)) };
        case 'offer':
          return { kind: 'offer', among: decision.among.map((each) => inThree(each, known)) };
        case 'missing':
          return { kind: 'missing', section: section(decision.section, known) };
        case 'decline':
          return { kind: 'decline' };
      }
    },
    async write({ text, locale }, clauses) {
      if (settings.OPENAI_API_KEY === undefined) return undefined;
      const { outcome, claims, facts } = await (await answerer()).answer({ text, locale, history: [] }, clauses.map(({ id, title, text: words }) => ({ id, title: title[locale], text: words[locale] })));
      const { model, promptVersion, milliseconds, promptTokens, completionTokens, dropped, fault } = facts;
      return {
        answered: outcome === 'answered',
        claims: claims.map((claim) => ({ text: claim.text, clauses: [...new Set(claim.quotes.map(({ clauseId }) => clauseId))] })),
        facts: { outcome, model, promptVersion, milliseconds, dropped, ...(promptTokens !== undefined && { promptTokens }), ...(completionTokens !== undefined && { completionTokens }), ...(fault !== undefined && { fault }) },
      };
    },
    async clause(id) {
      const { norms, known } = await loaded();
      const found = norms.clause(id);
      return found && inThree(found, known);
    },
  };
}
