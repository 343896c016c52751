import type { Desk } from '../../dialogs/handoff/port.js';
import type { Handoffs, Presence } from '../../handoff/port.js';
import type { Clock } from '../clock.js';
import { SEEN_MS } from './router.js';

/** More handoffs than a conversation has at a time. */
const LOOKED_AT = 30;

/** How it looks at the desk, out of what is kept: who waits, and who was seen a moment ago and takes chats. `outside`: how many there are besides, at least. */
export function deskSituation(handoffs: Pick<Handoffs, 'figures' | 'history'>, presence: Pick<Presence, 'present'>, clock: Clock, outside: () => number = () => 0): Desk {
  return {
    async situation() {
      const [{ waiting, meanHeldSeconds }, present] = await Promise.all([handoffs.figures(), presence.present(clock.now() - SEEN_MS)]);
      return { waiting, meanHeldSeconds, agents: present.filter(({ availability }) => availability === 'available').length + outside() };
    },
    async agreedCall(conversation) {
      return (await handoffs.history(conversation, LOOKED_AT)).find(({ kind, state }) => kind === 'callback' && state === 'waiting');
    },
  };
}
