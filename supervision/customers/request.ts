import { z } from 'zod';
import { addWorkingDays, dayAt, endOfDay, type WorkingCalendar } from '../../cases/clock/workingDays.js';
import type { Dossier, DossierAbout } from '../dossiers/dossier.js';
import type { Json } from '../../records/json.js';
import { REQUEST_STATES, REQUEST_WANTS, VERIFIED_HOW, type RequestState } from './wants.js';

const contact = z.object({ kind: z.enum(['phone', 'mail']), value: z.string() });
const body = z.object({
  wants: z.enum(REQUEST_WANTS),
  person: z.object({ contacts: z.array(contact), identities: z.array(z.string()) }),
  locale: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  words: z.string(),
  correction: z.object({ about: z.string(), wrong: z.string(), right: z.string() }).optional(),
  verified: z.object({ how: z.enum(VERIFIED_HOW), at: z.string(), by: z.string() }).optional(),
  answer: z.object({
    how: z.enum(['link', 'printed', 'told', 'refused']), at: z.string(), by: z.string(), text: z.string(),
    /** How long the link can be opened, ISO 8601. */
    linkUntil: z.string().optional(),
    /** Our address as who answered saw it, for the link. */
    origin: z.string().optional(),
    /** The deletion that was proposed. */
    deletion: z.string().optional(),
  }).optional(),
});
/** What a request's dossier holds. */
export type RequestBody = z.infer<typeof body>;

/** A customer's request about their data, a dossier of kind `request`. */
export interface DataRequest extends RequestBody {
  readonly id: string;
  readonly state: RequestState;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly dueAt?: string;
  readonly about: DossierAbout;
  readonly version: number;
}

const state = z.enum(REQUEST_STATES);

/** A dossier as a request. @throws ZodError when it is none */
export function requestOf({ id, state: standing, openedAt, openedBy, dueAt, about, version, body: kept }: Dossier): DataRequest {
  return { id, state: state.parse(standing), openedAt, openedBy, ...(dueAt !== undefined && { dueAt }), about, version, ...body.parse(kept) };
}

/** A request's body as it is stored. */
export function requestBody(of: RequestBody): Json {
  const { wants, person, locale, words, correction, verified, answer } = of;
  return { wants, person: { contacts: person.contacts.map(({ kind, value }) => ({ kind, value })), identities: [...person.identities] }, locale, words, ...(correction && { correction: { ...correction } }), ...(verified && { verified: { ...verified } }), ...(answer && { answer: { ...answer } }) };
}

/** By when a request that was made at an instant is answered: the end of the last working day. */
export function requestDueAt(openedAt: string, workingDays: number, calendar: WorkingCalendar): string {
  return endOfDay(calendar, addWorkingDays(calendar, dayAt(calendar, openedAt), workingDays).day);
}
