import type { Addressee } from './port.js';

/** A conversation that a message could go to. */
export interface Candidate extends Addressee {
  /** When something last happened in it, ISO 8601 in UTC. */
  readonly at: string;
  /** What its customer is known by: two conversations that share one are the same customer's. */
  readonly keys: readonly string[];
}

/**
 * Of each customer the conversation in which something happened last: a customer who wrote on two channels, or began
 * anew, gets one message. Customers are told apart by what they are known by, directly or by way of a third conversation.
 */
export function eachCustomerOnce(candidates: readonly Candidate[]): Addressee[] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) root = parent;
    parents.set(key, root);
    return root;
  };
  for (const { conversation, keys } of candidates) {
    const own = rootOf(`conversation ${conversation}`);
    for (const key of keys) parents.set(rootOf(key), own);
  }
  const last = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const customer = rootOf(`conversation ${candidate.conversation}`);
    const before = last.get(customer);
    if (before === undefined || before.at < candidate.at || (before.at === candidate.at && before.conversation < candidate.conversation)) last.set(customer, candidate);
  }
  return [...last.values()].map(({ conversation, channel }) => ({ conversation, channel }));
}
