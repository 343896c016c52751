import { z } from 'zod';
import { hours } from './hours.js';
import { id, words } from './words.js';

/** A team that chats can be passed to, in the words customers and staff know it by. */
const team = z.strictObject({ id, name: words });

/** Words that call a person, whatever else a message is about. Compared in lower case, Simplified. */
const rule = z.strictObject({
  words: z.array(z.string().trim().min(2, 'expected words of two characters or more: fewer stand in too many messages')).min(1),
  team: id.optional(),
  skill: id.optional(),
  /** 0 is the most urgent. */
  urgency: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).default(2),
  /** What the record says of it. */
  why: z.literal('rule').default('rule'),
});
/** A rule that calls a person. */
export type PeopleRule = z.infer<typeof rule>;

/** When agents are there, where an institution does not say. */
const WORKDAY = ['09:00-18:00'];

/** Who answers when the bot should not go on, and how soon. Lengths of time in the unit that their name says. */
export const people = z
  .strictObject({
    /** When agents are at the desk, by weekday; holidays and make-up working days are the institution's own. */
    hours: hours.prefault({ monday: WORKDAY, tuesday: WORKDAY, wednesday: WORKDAY, thursday: WORKDAY, friday: WORKDAY }),
    /** How soon a customer who waits is to be answered. */
    answerWithinSeconds: z.number().int().min(10).max(3_600).default(120),
    /** How long one agent is asked before the next one is. */
    offerSeconds: z.number().int().min(5).max(600).default(30),
    /** An agent whose connection is gone for longer loses the chat to the next. */
    graceSeconds: z.number().int().min(20).max(900).default(60),
    /** Chats that one agent has at once, at most. */
    capacity: z.number().int().min(1).max(50).default(8),
    /** How soon a message is answered, counted in the desk's hours. */
    messageWithin: z.strictObject({ hours: z.number().int().min(1).max(200) }).default({ hours: 4 }),
    teams: z.array(team).default([]),
    /** What an agent should know, by what it is about: `complaint`, or a service's id. What is left out anybody can answer. */
    skills: z.record(z.string(), id).default({}),
    rules: z.array(rule).default([]),
    /** Classes of customer, as the institution's own sign-in names them, who are served as if they had waited longer; never before what is more urgent. */
    classes: z.array(z.strictObject({ id, headStartSeconds: z.number().int().min(0).max(3_600) })).default([]),
  })
  .prefault({});
/** Who answers when the bot should not go on, and how soon. */
export type People = z.infer<typeof people>;

/** The skill that a matter asks for; '' where anybody will do. */
export function skillFor({ skills }: People, matter: string | undefined): string {
  return matter !== undefined && Object.hasOwn(skills, matter) ? (skills[matter] ?? '') : '';
}
