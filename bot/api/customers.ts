import { z } from 'zod';
import { ENTRY_KINDS } from '../../supervision/customers/entries.js';
import { REQUEST_STATES, REQUEST_WANTS, VERIFIED_HOW } from '../../supervision/customers/wants.js';
import { lookView, unsealReason } from './access.js';
import { actKey, instant, locale } from './basics.js';

/* What service files (norm 7.4) and customers' requests about their data say to the server. */

/** `POST /api/customers/open`: by a conversation, by a receipt number, or by what somebody types. POST, so that no number stands in an address. */
export const openCustomer = z.strictObject({ by: z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conversation'), conversation: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('number'), number: z.string().trim().min(1).max(64) }),
  z.strictObject({ kind: z.literal('typed'), typed: z.string().trim().min(1).max(200) }),
]) });
/** Where the file is: a sealed reference, which names the customer without showing who it is. */
export const openedCustomer = z.object({ reference: z.string() });

const repeated = <S extends z.ZodType>(of: S) => z.preprocess((value): unknown => (value === undefined || value === '' ? [] : Array.isArray(value) ? value as readonly unknown[] : [value]), z.array(of).max(50));
/** Which entries. In the query: ids and days only. */
export const fileFilters = z.object({ kinds: repeated(z.enum(ENTRY_KINDS)), services: repeated(z.string().max(100)), classes: repeated(z.string().max(100)), from: z.iso.date().optional(), to: z.iso.date().optional() });
/** See {@link fileFilters}. */
export type FileFilters = z.output<typeof fileFilters>;

/** One thing in the file. */
export const entryView = z.object({
  kind: z.enum(ENTRY_KINDS), at: instant, conversation: z.string(), sequence: z.int().optional(), number: z.string(), service: z.string(), serviceName: z.string(), customerClass: z.string(),
  state: z.string(), major: z.boolean(), late: z.boolean(), mark: z.number().optional(), handoffs: z.array(z.string()), faults: z.int(),
});
/** See {@link entryView}. */
export type EntryView = z.infer<typeof entryView>;

/** A service file: who, masked; how it is known that it is one customer; what there is to choose from; a page of entries. */
export const fileView = z.object({
  reference: z.string(),
  names: z.array(z.string()), contacts: z.array(z.object({ kind: z.enum(['phone', 'mail']), value: z.string() })), identities: z.array(z.string()),
  joinedBy: z.array(z.object({ kind: z.enum(['contact', 'identity']), value: z.string(), number: z.string() })), shared: z.array(z.string()),
  counts: z.record(z.enum(ENTRY_KINDS), z.int()), late: z.int(), majors: z.int(), mark: z.number().optional(),
  classes: z.array(z.string()), services: z.array(z.object({ id: z.string(), name: z.string() })),
  entries: z.array(entryView), total: z.int(), complete: z.boolean(), looks: z.array(lookView), mayUnseal: z.boolean(),
});
/** See {@link fileView}. */
export type FileView = z.infer<typeof fileView>;

/** Formats of an export. */
export const FILE_FORMATS = ['html', 'json', 'csv'] as const;
/** `POST …/export`: with a reason what is sealed is opened. */
export const exportBody = z.strictObject({ format: z.enum(FILE_FORMATS), filters: fileFilters.optional(), reason: unsealReason.optional() });

const words = z.string().trim().min(1).max(2_000);
/** `POST /api/requests`: entered by staff for a customer who came, called or wrote. */
export const newRequest = z.strictObject({
  key: actKey, wants: z.enum(REQUEST_WANTS), by: openCustomer.shape.by, locale: locale.default('zh-Hans'), words: words.optional(),
  correction: z.strictObject({ about: z.string().trim().max(200).default(''), wrong: words, right: words }).optional(),
  verified: z.enum(VERIFIED_HOW).optional(),
}).refine(({ wants, correction }) => (wants === 'correction') === (correction !== undefined), { path: ['correction'], message: 'a correction says what is wrong and what is right, and nothing else does' });

/** A request, as staff see it: masked. */
export const requestView = z.object({
  id: z.string(), wants: z.enum(REQUEST_WANTS), state: z.enum(REQUEST_STATES), openedAt: instant, openedBy: z.string(), openedByName: z.string(), dueAt: instant.optional(), late: z.boolean(), version: z.int(),
  conversation: z.string().optional(), reference: z.string(), contacts: z.array(z.string()), identities: z.array(z.string()), words: z.string(),
  correction: z.object({ about: z.string(), wrong: z.string(), right: z.string() }).optional(),
  verified: z.object({ how: z.enum(VERIFIED_HOW), at: instant, by: z.string() }).optional(),
  answer: z.object({ how: z.string(), at: instant, by: z.string(), text: z.string(), linkUntil: instant.optional(), deletion: z.string().optional() }).optional(),
});
/** See {@link requestView}. */
export type RequestView = z.infer<typeof requestView>;
/** A page; the open ones first due first. */
export const requestsView = z.object({ requests: z.array(requestView), next: z.string().optional() });
/** See {@link requestsView}. */
export type RequestsView = z.infer<typeof requestsView>;

/** What may be deleted of a customer, and what not yet and why. */
export const deletableView = z.object({ conversations: z.array(z.object({ conversation: z.string(), until: instant.optional(), why: z.string(), deletable: z.boolean() })) });
/** See {@link deletableView}. */
export type DeletableView = z.infer<typeof deletableView>;

/** `POST /api/requests/:id/verify`: how the customer showed who they are. */
export const verifyBody = z.strictObject({ version: z.int(), how: z.enum(VERIFIED_HOW) });
/** `POST /api/requests/:id/answer`. `link`: told in the chat, with a link to the package; `printed`: handed over on paper; `told`: in words alone. */
export const answerBody = z.strictObject({ version: z.int(), how: z.enum(['link', 'printed', 'told', 'refused']), text: words, delete: z.boolean().default(false) });
