import { z } from 'zod';
import type { NormClause } from '../../../dialogs/norms/port.js';
import { answeringSentence } from '../../../dialogs/norms/sentence.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import { LOCALES, type Locale } from '../../../records/message.js';
import { text as say } from '../../../texts/catalogue.js';
import { clausesView, clauseView } from '../../api/atHand.js';
import { route, type Route } from '../../server/api/route.js';
import type { DeskParts } from '../parts.js';
import { notFound } from '../refused.js';

const locale = z.enum(LOCALES).default('zh-Hans');

/** Clauses for the customer's last words, to be put into an answer with their number. */
export function normRoutes({ norms }: Pick<DeskParts, 'norms'>): Route[] {
  return [
    route({
      method: 'GET', path: '/api/norms', who: 'signed-in', summary: 'Clauses that a question is about, best first', query: z.object({ q: z.string().trim().min(1).max(500), locale }), answer: clausesView,
      handle: async ({ query: { q, locale: language } }) => {
        const asked = maskPersonal(q);
        const decision = await norms.decide(asked);
        const found = decision.kind === 'answer' ? [decision.clause, ...(decision.beside ?? [])] : decision.kind === 'offer' ? decision.among : [];
        return { clauses: found.slice(0, 4).map((clause) => shown(clause, language, asked)) };
      },
    }),
    route({
      method: 'GET', path: '/api/norms/:id', who: 'signed-in', summary: 'One clause', params: z.object({ id: z.string().max(12) }), query: z.object({ locale }), answer: clauseView,
      handle: async ({ params, query }) => {
        const clause = await norms.clause(params.id);
        if (clause === undefined) throw notFound();
        return shown(clause, query.locale);
      },
    }),
  ];
}

function shown({ id, title, text }: NormClause, language: Locale, asked?: string): z.infer<typeof clauseView> {
  const words = text[language];
  return { id, title: title[language], text: words, cite: say(language, 'agent.cite', { number: id, title: title[language], sentence: asked === undefined ? words : answeringSentence(words, asked) }) };
}
