import type { CommunicationRecord } from '../../records/record.js';

/** A new episode begins with words that follow so long a silence: 6 hours, in ms. */
export const SILENCE_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;
/** Episodes of one conversation that begin on one day; more go into the last. */
const PARTS = 16;
/** Conversations that ids have room for. */
const ORDINALS = 2 ** 32;

/** A stretch of a conversation without a long silence: what a reviewer thinks of as one talk. */
export interface Episode {
  /** See {@link episodeId}. */
  readonly id: number;
  readonly records: readonly CommunicationRecord[];
}

/**
 * The id of an episode: the day it began (UTC), then the conversation's place in the register, then its count on that day.
 * So newer episodes have higher ids, ids never change, and nobody has to hand them out. Below 2^53 until 2149.
 */
export function episodeId(beganAt: number, ordinal: number, part: number): number {
  return (Math.floor(beganAt / DAY_MS) * ORDINALS + Math.min(ordinal, ORDINALS - 1)) * PARTS + part;
}

/** The first id that an episode can have which began on the day of an instant (epoch ms). */
export function firstIdOn(instant: number): number {
  return episodeId(instant, 0, 0);
}

/** A conversation's records in episodes, in order. What happens without words belongs to the talk before it. */
export function episodesOf(records: readonly CommunicationRecord[], ordinal: number): Episode[] {
  const episodes: { readonly id: number; readonly records: CommunicationRecord[] }[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let day = Number.NaN;
  let part = 0;
  for (const record of records) {
    const at = Date.parse(record.at);
    const current = episodes.at(-1);
    const begins = current === undefined || (record.kind === 'message' && at - lastAt > SILENCE_MS);
    if (record.kind === 'message' || current === undefined) lastAt = Math.max(lastAt, at);
    if (!begins) {
      current.records.push(record);
      continue;
    }
    const today = Math.floor(at / DAY_MS);
    // A clock that went back must not give an id twice.
    part = current !== undefined && today <= day ? part + 1 : 0;
    day = Math.max(today, Number.isNaN(day) ? today : day);
    if (part >= PARTS && current !== undefined) {
      part = PARTS - 1;
      current.records.push(record);
      continue;
    }
    episodes.push({ id: episodeId(day * DAY_MS, ordinal, part), records: [record] });
  }
  return episodes;
}
