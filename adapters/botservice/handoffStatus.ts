import { z } from 'zod';
import { HUB_STATES, type HubStatus } from '../../handoff/outside.js';
import { cleanText } from '../directline/text.js';
import type { ChannelActivity } from './activity.js';

const value = z.object({ state: z.enum(HUB_STATES), message: z.string().max(4_000).nullish() });

/** What a channel's platform says of a handoff, which it has from us by the conversation. */
export type ChannelStatus = Omit<HubStatus, 'handoff'>;

/** Reads Bot Framework's `handoff.status`; undefined for any other activity, for one without an id (it could not be known again), and for states that nobody knows. */
export function handoffStatus({ type, name, id, value: given }: Pick<ChannelActivity, 'type' | 'name' | 'id' | 'value'>): ChannelStatus | undefined {
  if (type !== 'event' || name !== 'handoff.status' || id == null) return undefined;
  const read = value.safeParse(given);
  return read.success ? { kind: 'status', id, state: read.data.state, message: cleanText(read.data.message ?? ''), agent: '' } : undefined;
}
