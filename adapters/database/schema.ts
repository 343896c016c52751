import type { Kysely, Transaction } from 'kysely';
import type { ConversationsTables } from './schema/conversations.js';
import type { MattersTables } from './schema/matters.js';
import type { PeopleTables } from './schema/people.js';
import type { ReviewTables } from './schema/review.js';
import type { KeepingTables } from './schema/keeping.js';
import type { RegistersTables } from './schema/registers.js';

/** All tables. */
export interface Schema extends ConversationsTables, MattersTables, PeopleTables, ReviewTables, KeepingTables, RegistersTables {}

/** What a statement can be run on: the database or an open transaction. */
export type Connection = Kysely<Schema> | Transaction<Schema>;
