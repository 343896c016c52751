import { z } from 'zod';

/** Conversations that one export may name. */
export const MOST_CONVERSATIONS = 20_000;

/** Which records an export holds: all that fit every member that is there. */
export const exportFilter = z.strictObject({
  /** By their ids, such as what a search has found. */
  conversations: z.array(z.string().min(1).max(200)).min(1).max(MOST_CONVERSATIONS).optional(),
  channel: z.string().min(1).max(64).optional(),
  /** The first instant, ISO 8601 in UTC. */
  from: z.iso.datetime().optional(),
  /** The instant behind the last. */
  before: z.iso.datetime().optional(),
});
/** An {@link exportFilter}. */
export type ExportFilter = z.infer<typeof exportFilter>;

/** How records are written: a line of JSON each, or a row of a table each. */
export const EXPORT_FORMATS = ['jsonl', 'csv'] as const;
/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A filter in one way of writing, so that the same wish asked for twice is known: instants in milliseconds, conversations once and in order. */
export function plainFilter({ conversations, channel, from, before }: ExportFilter): ExportFilter {
  return {
    ...(conversations !== undefined && { conversations: [...new Set(conversations)].sort() }),
    ...(channel !== undefined && { channel }),
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(before !== undefined && { before: new Date(before).toISOString() }),
  };
}
