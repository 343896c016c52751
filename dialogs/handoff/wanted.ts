import type { Profile } from '../../cases/profile/profile.js';
import { complaintIntent } from '../complaint/intent.js';
import { moneyAtRisk } from '../counter/moneyAtRisk.js';
import { distressTalk } from '../counter/smallTalk.js';
import { readPressed } from '../form/buttons.js';
import { saying } from '../form/reply.js';
import type { Input } from '../form/turn.js';
import { plain } from '../understanding/plain.js';
import type { Wish } from './call.js';
import { asksPerson, dropsCallback, movesCallback, ruleFor, threatens, wantsCallback, wantsMessage } from './words.js';

/** What words want of people, if anything. */
export type Wanted =
  /** A person, now. `urgent`: whatever else was going on. */
  | { readonly kind: 'person'; readonly wish: Wish; readonly urgent: boolean }
  /** A form of the desk's own. */
  | { readonly kind: 'form'; readonly form: 'callback' | 'message' }
  | { readonly kind: 'drop-callback' };

/** Forms in which stories are told: what they hold is part of the story, and a person reads it in any case. */
export const STORIES: readonly string[] = ['complaint', 'complaint-more', 'complaint-withdraw', 'feedback', 'message', 'survey', 'visit'];

/** What a message wants of people, at the counter or in the middle of a form (`open`); undefined for everything else. Danger is looked for first, wherever the conversation stands. */
export function wantedOf(input: Input, open: string | undefined, profile: Profile): Wanted | undefined {
  const pressed = readPressed(input.value);
  if (pressed) return pressed.do === 'human' ? { kind: 'person', wish: { why: 'asked' }, urgent: false } : undefined;
  if (input.value !== undefined) return undefined;
  const words = plain(input.text);
  const danger = dangerIn(words, input, open, profile);
  if (danger) return { kind: 'person', wish: danger, urgent: true };
  if (open === 'callback') return undefined;
  if (open !== 'message' && wantsMessage(words)) return { kind: 'form', form: 'message' };
  const story = open !== undefined && STORIES.includes(open);
  if (dropsCallback(words) && !story) return { kind: 'drop-callback' };
  if (wantsCallback(words) ? !story || short(words) : movesCallback(words) && !story) return { kind: 'form', form: 'callback' };
  if (asksPerson(input.text) && (!story || short(words))) return { kind: 'person', wish: { why: 'asked' }, urgent: false };
  const rule = story ? undefined : ruleFor(profile.people, words);
  return rule && { kind: 'person', wish: { why: 'rule', rule, first: saying([{ key: 'handoff.rule' }]) }, urgent: false };
}

/** Distress, threats, money at risk: a person at once, and the hotline in the same breath (norm 4.2). */
export function dangerIn(words: string, input: Input, open: string | undefined, profile: Profile): Wish | undefined {
  const distress = distressTalk(words, profile);
  if (distress) return { why: 'distress', first: distress };
  if (threatens(words)) return { why: 'threat', matter: 'complaint', first: saying([{ key: 'handoff.threat' }]) };
  if (open !== undefined && STORIES.includes(open)) return undefined;
  const risk = complaintIntent.wanted(words, input) ? undefined : moneyAtRisk(words, profile);
  return risk && { why: 'money-at-risk', first: risk };
}

/** In a story, only a message that says nothing else is a wish for a person. */
function short(words: string): boolean {
  return Array.from(words).length <= 12 || (!/\p{Script=Han}/u.test(words) && words.split(/\s+/u).length <= 8);
}
