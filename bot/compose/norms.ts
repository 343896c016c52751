import { z } from 'zod';
import type { NormClause, Norms } from '../../dialogs/norms/port.js';
import type { Clause, Edition } from '../../knowledge/norms/schema.js';

type Known = z.infer<typeof converted>;

const converted = z.record(z.string(), z.object({ title: z.string(), text: z.string() }));

/** The corpus and its index, with its words in Traditional Chinese. */
async function load() {
  const [{ shippedNorms }, { default: traditional }] = await Promise.all([import('../../knowledge/norms/corpus.js'), import('../../knowledge/norms/traditional.json', { with: { type: 'json' } })]);
  return { norms: shippedNorms(), known: converted.parse(traditional) };
}

/** The norms as the counter asks them, in three languages. Loaded when first asked for: neither the start nor a server that is never asked pays for it. */
export function counterNorms(): Norms {
  let loading: ReturnType<typeof load> | undefined;
  const loaded = (): ReturnType<typeof load> => (loading ??= load());
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
          return { kind: 'answer', clause: inThree(decision.clause, known) };
        case 'offer':
          return { kind: 'offer', among: decision.among.map((each) => inThree(each, known)) };
        case 'missing':
          return { kind: 'missing', section: section(decision.section, known) };
        case 'decline':
          return { kind: 'decline' };
      }
    },
    async clause(id) {
      const { norms, known } = await loaded();
      const found = norms.clause(id);
      return found && inThree(found, known);
    },
  };
}
