import { hash } from 'node:crypto';
import { isSamePerson } from '../register/person.js';
import { SAMPLE_RULES, type Candidate, type Drawn, type SampleRule } from './drawPlan.js';

/** What is told apart by: the conversation and the record that ended the talk. */
export function sampleKey({ conversation, sequence }: Pick<Candidate, 'conversation' | 'sequence'>): string {
  return `${conversation}|${sequence}`;
}

/** SHA-256 of seed, purpose and name: a number in [0, 1) that anybody can work out again. */
export function lot(seed: string, purpose: string, name: string): number {
  return Number.parseInt(hash('sha256', `${seed}\n${purpose}\n${name}`, 'hex').slice(0, 12), 16) / 2 ** 48;
}

interface Reviewer {
  readonly id: string;
  readonly workNumber: string;
}

/**
 * Draws samples. For each agent and rule the candidates are put in the order of their lots; the first are taken. What was
 * drawn by one rule is not drawn by another, nor what was reviewed before. The same seed over the same talks gives the same
 * samples, in whatever order they come. A share of them is given to two reviewers; nobody gets their own talks.
 */
export function drawn(candidates: readonly Candidate[], { counts, twice, seed }: { readonly counts: Readonly<Partial<Record<SampleRule, number>>>; readonly twice: number; readonly seed: string }, reviewers: readonly Reviewer[], agents: ReadonlyMap<string, Reviewer>): Drawn[] {
  const taken = new Map<string, Drawn>();
  const load = new Map<string, number>(reviewers.map(({ id }) => [id, 0]));
  const byAgent = new Map<string, Candidate[]>();
  for (const each of candidates) byAgent.set(each.agent, [...(byAgent.get(each.agent) ?? []), each]);
  for (const agent of [...byAgent.keys()].sort()) {
    const self = agents.get(agent) ?? { id: agent, workNumber: '' };
    const others = reviewers.filter((each) => !isSamePerson(each, self));
    if (others.length === 0) continue;
    for (const rule of SAMPLE_RULES) {
      const pool = (byAgent.get(agent) ?? []).filter((each) => !taken.has(sampleKey(each)) && (rule === 'random' || each.under.includes(rule)));
      const order = pool.map((each) => ({ each, at: lot(seed, rule, sampleKey(each)) })).sort((one, other) => one.at - other.at);
      for (const { each } of order.slice(0, counts[rule] ?? 0)) {
        const key = sampleKey(each);
        const two = others.length > 1 && lot(seed, 'twice', key) < twice;
        const least = others.map((one) => ({ id: one.id, load: load.get(one.id) ?? 0, at: lot(seed, 'reviewer', `${key}|${one.id}`) })).sort((one, other) => one.load - other.load || one.at - other.at);
        const chosen = least.slice(0, two ? 2 : 1).map(({ id }) => id);
        for (const id of chosen) load.set(id, (load.get(id) ?? 0) + 1);
        taken.set(key, { ...each, rule, reviewers: chosen });
      }
    }
  }
  return [...taken.values()];
}
