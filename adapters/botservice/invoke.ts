import { z } from 'zod';
import type { ChannelActivity } from './activity.js';

/** A card's button that asks for an answer at once (Adaptive Cards' `Action.Execute`). */
export const executed = z.object({ action: z.object({ verb: z.string().max(256).optional(), data: z.json().optional() }) });

/** Whether a card's button was pressed that asks for an answer at once. Of the other requests of this kind (sign-in, dialogs, search) none is ours. */
export function isPressed({ type, name }: ChannelActivity): boolean {
  return type === 'invoke' && name === 'adaptiveCard/action';
}

/** The answer to a pressed button that was taken: nothing to show, for what comes of it is a message. */
export const TAKEN = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' } as const;
