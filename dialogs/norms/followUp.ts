import { maskPersonal } from '../../records/personal/mask.js';
import type { Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { CounterPorts } from '../ports.js';
import { fold } from '../slots/normalise.js';
import { modelAsked } from '../understanding/modelAsked.js';
import { questioned, readCommand } from '../understanding/commands.js';
import { topicOf, type Topic } from '../understanding/information.js';
import { plain } from '../understanding/plain.js';
import { answerNorms } from './answer.js';
import type { Norms, NormsDecision } from './port.js';
import { withRiskWarning } from './risk.js';
import { shownQuestion } from './shown.js';
import { talkOf, titled } from './talk.js';

/** Longer questions say themselves what they are about. */
const SHORT = { han: 12, words: 7 };
/** Words that refer back: 那大额的呢, what about companies. */
const MARKED = /^(?:那|那么|那要是|那如果|要是|如果是?|换成|(?:and|but)?\s*(?:what|how) about\b|and\b|what if\b)|(?:它|这个|这种|那个|那种|上面|刚才)|\b(?:it|that|those|them)\b|呢$/u;
/** Questions about the institution itself, whatever was talked of before. */
const INSTITUTION: readonly (Topic | undefined)[] = ['hours', 'address', 'bring', 'phone', 'branches', 'services', 'fees'];
/** Words that say nothing of what is asked. */
const EMPTY = /那么?|要是|如果|请问|的话|怎么样|怎么|是不是|有没有|可以|能|会|要|是|吗|呢|么|的|了|也|就|多久|多长时间|多少|几|什么时候|何时|天|时间|[?？，。,.!！\s]|\b(?:and|but|what|how|about|if|is|are|the|a|an|for|it|that|do|does|long|soon|when|many|much|take|of|in|with)\b/gu;

/** Whether a question is short enough to need what was said before. */
function elliptical(said: string): boolean {
  const words = plain(said);
  if (readCommand(said) !== undefined || !(questioned(said) || MARKED.test(words))) return false;
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han <= SHORT.han : words.split(/\s+/).length <= SHORT.words && words.length <= 60;
}

/**
 * The answer to a short question right after an answer from the norms, taken together with what was asked before: made whole
 * by a model where there is one, else searched together with the last clause's title. Undefined where it is no such question,
 * or comes to nothing that way. A question that is answered by itself stays as it is, unless its words refer back or say nothing of their own.
 */
export async function answerFollowUp(said: string, { norms, model }: Pick<CounterPorts, 'norms' | 'model'>, turn: DialogTurn): Promise<Reply | undefined> {
  const talk = talkOf(turn);
  if (!talk.fresh || talk.exchanges.length === 0 || INSTITUTION.includes(topicOf(said)) || !elliptical(said)) return undefined;
  const alone = await norms.decide(said);
  const content = contentOf(said);
  const refersBack = MARKED.test(plain(said)) || content.length === 0;
  if (alone.kind === 'answer' && !refersBack) return undefined;
  const before = await titled(talk, norms, turn.locale);
  const rewritten = model && turn.mayAskModel() ? await rewrite(said, before, model, turn) : undefined;
  if (rewritten !== undefined && better(await norms.decide(rewritten), alone, refersBack)) return answered(rewritten, 'model', said, before, norms, turn);
  const title = before.at(-1)?.title;
  if ((alone.kind === 'answer' && content.length > 0) || title === undefined) return undefined;
  const joined = `${title} ${said}`;
  const together = await norms.decide(joined);
  return together.kind === 'answer' && speaksOf(together, content) ? answered(joined, 'title', said, before, norms, turn) : undefined;
}

/** A question that a model made whole; undefined where it did not, or made another one of it. */
async function rewrite(said: string, before: Awaited<ReturnType<typeof titled>>, model: NonNullable<CounterPorts['model']>, turn: DialogTurn): Promise<string | undefined> {
  const { choice, facts } = await model.whole({ question: maskPersonal(said), locale: turn.locale, before });
  const query = choice && maskPersonal(choice.query);
  const outcome = query === undefined ? 'failed' : query === '' ? 'nothing' : ofThisTalk(query, [said, ...before.flatMap(({ question, title }) => [question, title])]) ? 'taken' : 'dropped';
  turn.say(modelAsked('query', outcome, facts));
  return outcome === 'taken' ? query : undefined;
}

/** So much of a rewritten question must be of the conversation's own words. */
const OWN = 0.5;

/** Whether a question is made of what was said: whatever a model adds of its own, or was talked into, is searched for nobody. */
function ofThisTalk(query: string, talk: readonly string[]): boolean {
  if (/https?:|www\.|[<>{}]/i.test(query)) return false;
  const said = new Set(talk.flatMap(pairs));
  const own = pairs(query);
  const figures = fold(query).match(/\d+/g) ?? [];
  const known = fold(talk.join(' '));
  return own.length > 0 && own.filter((pair) => said.has(pair)).length >= OWN * own.length && figures.every((figure) => known.includes(figure));
}

/** Pairs of characters in Chinese, words in English. */
function pairs(said: string): string[] {
  const folded = fold(said);
  const han = folded.match(/\p{Script=Han}+/gu) ?? [];
  return [...han.flatMap((run) => Array.from(run.slice(0, -1), (_, at) => run.slice(at, at + 2))), ...(folded.match(/[a-z]{2,}/g) ?? []).map((word) => word.slice(0, 5))];
}

const RANK: Readonly<Record<NormsDecision['kind'], number>> = { answer: 3, offer: 2, missing: 1, decline: 0 };

function better(one: NormsDecision, alone: NormsDecision, refersBack: boolean): boolean {
  return RANK[one.kind] > RANK[alone.kind] || (refersBack && one.kind === 'answer');
}

/** The words of a question that say what it is about; none in 要多久. */
function contentOf(said: string): string[] {
  return fold(plain(said)).replace(EMPTY, ' ').split(/\s+/).filter((word) => word !== '');
}

/** Whether a clause speaks of what is new in a question: one about 大额 is not answered by a clause without it. */
function speaksOf(decision: Extract<NormsDecision, { kind: 'answer' }>, content: readonly string[]): boolean {
  const words = fold([...Object.values(decision.clause.title), ...Object.values(decision.clause.text)].join('\n'));
  return content.every((word) => words.includes(word) || pairs(word).some((pair) => words.includes(pair)));
}

async function answered(query: string, by: 'model' | 'title', said: string, before: Awaited<ReturnType<typeof titled>>, norms: Norms, turn: DialogTurn): Promise<Reply | undefined> {
  const history = before.flatMap(({ question, title }) => [{ role: 'customer' as const, text: question }, { role: 'bot' as const, text: title }]);
  const reply = await answerNorms(query, norms, turn.at, { said, history });
  const asked = { event: 'norms.asked', data: { rewritten: shownQuestion(query), by } };
  return reply && withRiskWarning(query, { ...reply, events: [asked, ...reply.events] });
}
