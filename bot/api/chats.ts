import { z } from 'zod';
import { linkedView } from './linked.js';
import { HANDOFF_KINDS, HANDOFF_STATES, OUTCOMES } from '../../handoff/handoff.js';
import { LONGEST_NOTE, LONGEST_SAID, actKey, fileView, instant, json, locale, note, party, said } from './basics.js';
import { matterView } from './cases.js';

/* What the desk and the server say to each other about conversations. */

/** A record as the desk shows it: masked, as it is kept. */
export const recordView = z.object({
  conversation: z.string(),
  sequence: z.number().int(),
  at: instant,
  from: party,
  /** `message`: words; `event`: what happened; `note`: staff's own words, never seen by customers. */
  kind: z.enum(['message', 'event', 'note']),
  text: z.string().optional(),
  /** A card's title and lines under a message. */
  card: z.object({ title: z.string(), lines: z.array(z.string()) }).optional(),
  choices: z.array(z.string()).optional(),
  files: z.array(fileView).optional(),
  /** An event's name and what it bears. */
  event: z.string().optional(),
  data: z.record(z.string(), json).optional(),
  /** More was said than is shown: it can be revealed, and that is logged. */
  masked: z.boolean().optional(),
  /** The last of our messages that reached the customer is known from here on. */
  deliveredThrough: z.number().int().optional(),
  /** What the desk that sent it calls it. */
  key: z.string().optional(),
});
/** See {@link recordView}. */
export type RecordView = z.infer<typeof recordView>;

/** What the bot has learned before a person came. */
export const summaryView = z.object({
  said: z.string().optional(),
  form: z.object({ name: z.string(), answers: z.array(z.object({ slot: z.string(), label: z.string(), value: z.string() })) }).optional(),
  customer: z.object({ name: z.string().optional(), contact: z.string().optional(), identity: z.string().optional(), verified: z.boolean() }).optional(),
  numbers: z.array(z.string()).optional(),
  clauses: z.array(z.string()).optional(),
  /** What an agent agreed before it was given back to the bot. */
  agreed: z.string().optional(),
});

/** A handoff in a list. */
export const handoffView = z.object({
  id: z.string(),
  conversation: z.string(),
  channel: z.string(),
  locale,
  kind: z.enum(HANDOFF_KINDS),
  why: z.string(),
  state: z.enum(HANDOFF_STATES),
  urgency: z.number().int().min(0).max(3),
  skill: z.string(),
  team: z.string(),
  customerClass: z.string(),
  title: z.string(),
  openedAt: instant,
  dueAt: instant,
  /** A staff id, `supervisor`, or ''. */
  offeredTo: z.string(),
  offeredUntil: instant.optional(),
  agent: z.string(),
  claimedAt: instant.optional(),
  answeredAt: instant.optional(),
  closedAt: instant.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  summary: summaryView,
});
/** See {@link handoffView}. */
export type HandoffView = z.infer<typeof handoffView>;

/** A chat in the list at the left: enough to see without opening it who waits and for how long. */
export const chatView = z.object({
  handoff: handoffView,
  lastSequence: z.number().int(),
  /** The last words, cut. */
  last: z.object({ at: instant, role: party.shape.role, text: z.string() }).optional(),
  /** Since when the customer waits for an answer; absent when the last word was ours. */
  waitingSince: instant.optional(),
});
/** See {@link chatView}. */
export type ChatView = z.infer<typeof chatView>;

/** `GET /api/chats`: mine. */
export const chatsView = z.object({ chats: z.array(chatView), now: instant });

/** `GET /api/chats/{conversation}?after=`: the conversation from a sequence on, in order. */
export const conversationView = z.object({
  conversation: z.string(),
  channel: z.string(),
  locale,
  owner: z.string(),
  handoff: handoffView.optional(),
  records: z.array(recordView),
  lastSequence: z.number().int(),
  /** True where more records stand after these. */
  more: z.boolean(),
});
/** See {@link conversationView}. */
export type ConversationView = z.infer<typeof conversationView>;

/** `GET /api/chats/{conversation}/beside`: what an agent wants to know beside the words. */
export const besideView = z.object({
  customer: z.object({ name: z.string().optional(), contact: z.string().optional(), identity: z.string().optional(), verified: z.boolean() }),
  matters: z.array(matterView),
  /** Earlier conversations of the same customer, and earlier handoffs of this one. */
  earlier: z.array(z.object({ conversation: z.string(), at: instant, channel: z.string(), title: z.string(), outcome: z.string().optional() })),
  /** Conversations of the same customer, on whatever channel, and what showed it. */
  linked: z.array(linkedView),
  notes: z.array(recordView),
});
/** See {@link besideView}. */
export type BesideView = z.infer<typeof besideView>;

/** `POST /api/chats/{conversation}/messages` */
export const sayBody = z.strictObject({ key: actKey, text: z.string().trim().max(LONGEST_SAID), files: z.array(z.string().max(200)).max(10).default([]), clause: z.string().max(12).optional() });

/** `POST …/unlink`: why what was shown of the customer no longer holds. */
export const unlinkBody = z.strictObject({ key: actKey, reason: z.string().trim().min(2).max(500) });

/** `POST …/notes`: staff's own words; a supervisor's in somebody else's chat is a whisper. */
export const noteBody = z.strictObject({ key: actKey, text: said.max(LONGEST_NOTE) });

/** Which of a conversation's handoffs is meant; left out: one's own, else the one that the customer waits in. */
const which = z.string().max(300).optional();

/** `POST …/pass` */
export const passBody = z.strictObject({ key: actKey, handoff: which, to: z.union([z.strictObject({ agent: z.string().min(1).max(64) }), z.strictObject({ team: z.string().min(1).max(64) })]), note: note.default('') });

/** `POST …/return`: back to the bot, with what was agreed. */
export const returnBody = z.strictObject({ key: actKey, handoff: which, note: note.default('') });

/** `POST …/close` */
export const closeBody = z.strictObject({ key: actKey, handoff: which, outcome: z.enum(OUTCOMES).exclude(['left', 'returned']), note: note.default('') });

/** `POST …/take-over`, `POST /api/handoffs/{id}/claim` */
export const keyBody = z.strictObject({ key: actKey });

/** `POST …/reveal`: what one record really says; logged. */
export const revealBody = z.strictObject({ sequence: z.number().int().min(1) });

/** What was revealed. */
export const revealedView = z.object({ text: z.string() });

/** What an act answers with: the handoff as it is now, and the records it made. */
export const actedView = z.object({ handoff: handoffView.optional(), records: z.array(recordView) });
/** See {@link actedView}. */
export type ActedView = z.infer<typeof actedView>;
