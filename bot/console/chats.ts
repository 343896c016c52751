import type { Handoff } from '../../handoff/handoff.js';
import type { ChatView } from '../api/chats.js';
import { handoffView } from './handoffView.js';
import type { DeskParts } from './parts.js';
import { waitingOf } from './recordView.js';

/** Records looked at to see who waits. */
const GLANCE = 40;

/** Handoffs as chats in a list: the last words, and since when somebody waits. */
export async function chatViews({ desk }: Pick<DeskParts, 'desk'>, handoffs: readonly Handoff[]): Promise<ChatView[]> {
  return await Promise.all(handoffs.map(async (handoff) => {
    const latest = await desk.latest(handoff.conversation, GLANCE);
    return { handoff: handoffView(handoff), lastSequence: latest.at(-1)?.sequence ?? 0, ...waitingOf(latest, handoff.openedAt) };
  }));
}
