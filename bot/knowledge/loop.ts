import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Corpus } from '../../knowledge/norms/check.js';
import type { EvaluationQuestion } from '../../knowledge/evaluation/questions.js';
import { openAmendedInSteps, type AmendedNorms } from '../../knowledge/loop/amended.js';
import { proposal, published, withdrawn, type Amendment, type LifeRefusal, type Stepped } from '../../knowledge/loop/amendments.js';
import type { OpenAmendments } from '../../knowledge/loop/amendmentsFile.js';
import { groupGently, type QuestionGroup } from '../../knowledge/loop/group.js';
import type { OpenQuestion, OpenQuestions, QuestionPlace, Settlement } from '../../knowledge/loop/openQuestions.js';
import { findPersonal } from '../../records/personal/find.js';
import type { Clock } from '../clock.js';
import { breather } from './breather.js';
import { compare, type Effect } from './effect.js';

/** A group of open questions, with the clauses that are nearest to what it asks. */
export interface LoopGroup extends QuestionGroup {
  readonly nearest: readonly { readonly id: string; readonly title: string }[];
}

/** Why something was not done. `message` says what to do, for whoever asked. */
export interface LoopRefusal {
  readonly reason: LifeRefusal | 'unknown-group' | 'unknown-amendment' | 'unknown-clause' | 'malformed' | 'personal-data' | 'nobody';
  readonly message: string;
}

/** What was done, or why not. */
export type Done<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: LoopRefusal };

/**
 * The knowledge loop: what was asked and not answered well, in groups; what compliance staff make of a group; its effect
 * before it is published, by a second person. `by` is who acts, as their account or the operator names them.
 * Every call may throw StoreUnavailable, or BrokenAmendments where the file can't be read.
 */
export interface KnowledgeLoop {
  /** The largest first. */
  groups(): Promise<LoopGroup[]>;
  group(id: string): Promise<LoopGroup | undefined>;
  /** Everything that was ever proposed, oldest first. */
  amendments(): readonly Amendment[];
  /** Proposes what {@link proposal} describes; made from a group, it settles the group when it is published. */
  propose(what: unknown, by: string, group?: string): Promise<Done<Amendment>>;
  /** What publishing it would change; of a published one, what it has changed. */
  effect(id: string): Promise<Done<Effect>>;
  /** By somebody else than who made it. In force at once, also on other instances that use the same file. */
  publish(id: string, by: string): Promise<Done<Amendment>>;
  withdraw(id: string, by: string): Promise<Done<Amendment>>;
  /** Nothing is to be done about a group. Gives how many questions that ended. */
  dismiss(group: string, by: string): Promise<Done<number>>;
}

/** What the loop is made of. */
export interface LoopParts {
  readonly questions: OpenQuestions;
  readonly amendments: OpenAmendments;
  /** The edition in force, read once. */
  readonly corpus: () => Promise<Corpus>;
  readonly evaluation: () => Promise<readonly EvaluationQuestion[]>;
  readonly clock: Pick<Clock, 'now'>;
}

const PAGE = 1_000;
/** More open questions than anybody looks through: the oldest are shown first. */
const MOST = 20_000;
const NEAREST = 3;
const person = z.string().trim().min(1).max(80);

/** Opens the loop. */
export function knowledgeLoop({ questions, amendments, corpus, evaluation, clock }: LoopParts): KnowledgeLoop {
  const opened = new Map<string, AmendedNorms>();
  /** Norms with these amendments; the last few are kept, since effects compare them again and again. */
  const norms = async (list: readonly Amendment[]): Promise<AmendedNorms> => {
    const key = JSON.stringify(list.filter(({ status }) => status === 'published'));
    let found = opened.get(key);
    if (found === undefined) {
      found = await openAmendedInSteps(await corpus(), list, breather());
      opened.set(key, found);
      const [oldest] = opened.keys();
      if (opened.size > 3 && oldest !== undefined) opened.delete(oldest);
    }
    return found;
  };
  const grouped = async (): Promise<QuestionGroup[]> => {
    const all: OpenQuestion[] = [];
    while (all.length < MOST) {
      const page = await questions.open(PAGE, all.at(-1));
      all.push(...page);
      if (page.length < PAGE) break;
    }
    return await groupGently(all, breather());
  };
  const groups = async (): Promise<LoopGroup[]> => {
    const [list, now] = [await grouped(), await norms(amendments.current())];
    return list.map((group) => ({ ...group, nearest: now.search(group.wordings[0] ?? '', NEAREST).map(({ clause: { id, title } }) => ({ id, title: title['zh-Hans'] })) }));
  };
  const settle = (places: readonly QuestionPlace[], status: Settlement['status'], by: string, amendment?: string): Promise<number> =>
    questions.settle(places, { status, by, at: now(), ...(amendment !== undefined && { amendment }) });
  const now = (): string => new Date(clock.now()).toISOString();
  const step = async (id: string, by: string, next: (made: Amendment, by: string, at: string) => Stepped): Promise<Done<Amendment>> => {
    const who = person.safeParse(by);
    if (!who.success) return refused('nobody');
    return await amendments.change((list): { readonly next?: readonly Amendment[]; readonly answer: Done<Amendment> } => {
      const made = list.find((each) => each.id === id);
      if (made === undefined) return { answer: refused('unknown-amendment', id) };
      const stepped = next(made, who.data, now());
      if (!stepped.ok) return { answer: refused(stepped.refusal, made.madeBy) };
      return { next: list.map((each) => (each === made ? stepped.value : each)), answer: stepped };
    });
  };

  return {
    groups,
    group: async (id) => (await groups()).find((each) => each.id === id),
    amendments: () => amendments.current(),
    async propose(what, by, groupId) {
      const who = person.safeParse(by);
      if (!who.success) return refused('nobody');
      const read = proposal.safeParse(what);
      if (!read.success) return refused('malformed', read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
      if ('clause' in read.data && (await norms(amendments.current())).clause(read.data.clause) === undefined) return refused('unknown-clause', read.data.clause);
      if ('questions' in read.data && read.data.questions.some((each) => findPersonal(each).length > 0)) return refused('personal-data');
      const group = groupId === undefined ? undefined : (await grouped()).find((each) => each.id === groupId);
      if (groupId !== undefined && group === undefined) return refused('unknown-group', groupId);
      const from = (group?.questions ?? []).map(({ conversation, sequence }) => ({ conversation, sequence }));
      const made: Amendment = { ...read.data, id: `a-${randomBytes(5).toString('hex')}`, madeBy: who.data, madeAt: now(), status: 'proposed', from };
      return await amendments.change((list) => ({ next: [...list, made], answer: { ok: true, value: made } as const }));
    },
    async effect(id) {
      const list = amendments.current();
      const made = list.find((each) => each.id === id);
      if (made === undefined) return refused('unknown-amendment', id);
      const others = list.filter((each) => each !== made);
      const [before, after] = [await norms(others), await norms([...others, { ...made, status: 'published' }])];
      const from = new Set(made.from.map(({ conversation, sequence }) => `${sequence} ${conversation}`));
      const asked = from.size === 0 ? [] : (await grouped()).flatMap((group) => group.questions).filter(({ conversation, sequence }) => from.has(`${sequence} ${conversation}`));
      const own = [...new Set([...('questions' in made ? made.questions : []), ...asked.map(({ question }) => question)])];
      return { ok: true, value: await compare(made, own, await evaluation(), before, after) };
    },
    async publish(id, by) {
      const done = await step(id, by, published);
      if (!done.ok) return done;
      const { from, publishedBy = by } = done.value;
      const places = new Set(from.map(({ conversation, sequence }) => `${sequence} ${conversation}`));
      // What was asked since, and asks the same, is settled with them.
      const alike = (await grouped()).filter((group) => group.questions.some(({ conversation, sequence }) => places.has(`${sequence} ${conversation}`))).flatMap((group) => group.questions);
      await settle([...from, ...alike], 'settled', publishedBy, id);
      return done;
    },
    withdraw: (id, by) => step(id, by, withdrawn),
    async dismiss(groupId, by) {
      const who = person.safeParse(by);
      if (!who.success) return refused('nobody');
      const group = (await grouped()).find((each) => each.id === groupId);
      return group === undefined ? refused('unknown-group', groupId) : { ok: true, value: await settle(group.questions, 'dismissed', who.data) };
    },
  };
}

const MESSAGES: Readonly<Record<LoopRefusal['reason'], (what: string) => string>> = {
  'same-person': (by) => `${by} made it: somebody else has to publish it.`,
  'not-proposed': () => 'It is not waiting to be published.',
  'already-withdrawn': () => 'It is withdrawn already.',
  'unknown-group': (id) => `There is no group ${id} of open questions: it may be settled, or have another first question by now. List them again.`,
  'unknown-amendment': (id) => `There is no amendment ${id}.`,
  'unknown-clause': (id) => `The edition in force has no clause ${id}.`,
  malformed: (problems) => `It can't be taken: ${problems}`,
  'personal-data': () => 'A question holds somebody’s number or address: write it without.',
  nobody: () => 'Say who does this: a name of 1 to 80 characters.',
};

function refused(reason: LoopRefusal['reason'], what = ''): { readonly ok: false; readonly refusal: LoopRefusal } {
  return { ok: false, refusal: { reason, message: MESSAGES[reason](what) } };
}
