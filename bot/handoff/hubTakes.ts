import type { Act } from '../../handoff/act.js';
import type { Handoff } from '../../handoff/handoff.js';
import { HUB, isHeldBy, PLATFORM, type HubAnswer, type HubSaid, type HubStatus } from '../../handoff/outside.js';
import type { Acted, Handoffs } from '../../handoff/port.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { text } from '../../texts/catalogue.js';
import type { ChannelHost } from '../channelHost.js';
import { act, type ActParts } from './acts.js';

/** What doing as the outside says is made of. */
export interface HubTakesParts extends Pick<ActParts, 'perform' | 'clock'> {
  readonly handoffs: Pick<Handoffs, 'byId' | 'ofConversation'>;
  readonly host: Pick<ChannelHost, 'conversation' | 'typing'>;
  /** Until when somebody of ours must have answered what comes back now, in UTC. */
  readonly answerUntil: () => string;
}

/** Does what people outside say, as an agent at the desk would: under the conversation's lock, on record, once for each id. */
export interface HubTakes {
  /** Of the hub. @throws StoreUnavailable when nothing could be kept. */
  readonly fromHub: (said: HubSaid) => Promise<HubAnswer>;
  /** Of a channel's own platform, on the chat that the conversation has. @throws StoreUnavailable */
  readonly fromPlatform: (conversation: string, said: Omit<HubStatus, 'handoff'>) => Promise<HubAnswer>;
}

type Outside = typeof HUB | typeof PLATFORM;

/** See {@link HubTakes}. */
export function hubTakes({ perform, clock, handoffs, host, answerUntil }: HubTakesParts): HubTakes {
  const does = async (handoff: Handoff, what: Act, key: string, agent = ''): Promise<HubAnswer> => {
    const unnamed = text((await host.conversation(handoff.conversation))?.locale ?? handoff.locale, 'agent.unnamed', {});
    return answerOf(await act({ perform, clock, numberOf: () => (agent === '' ? unnamed : agent) }, handoff.conversation, what, { key, handoff: handoff.id }));
  };

  const goesOn = async (handoff: Handoff, { id, state, message, agent }: Omit<HubStatus, 'handoff'>, who: Outside): Promise<HubAnswer> => {
    const by = { id: who, supervisor: false };
    const key = `${who}:${id}`;
    switch (state) {
      case 'accepted':
        return await does(handoff, { do: 'claim', by }, key, maskPersonal(agent));
      case 'completed':
        return await does(handoff, { do: 'close', by, outcome: 'solved', note: message }, key);
      case 'failed': {
        const answer = await givenBack(handoff, who, key);
        // What they say of it is for whoever takes it next.
        if (message !== '' && (answer === 'done' || answer === 'duplicate')) await does(handoff, { do: 'note', by, text: message }, `${key}:note`);
        return answer;
      }
    }
  };

  const givenBack = (handoff: Handoff, who: Outside, key: string): Promise<HubAnswer> => {
    const until = answerUntil();
    if (handoff.state === 'held' && handoff.agent !== who) return Promise.resolve('taken');
    if (handoff.state === 'closed') return Promise.resolve('closed');
    return does(handoff, handoff.state === 'held' ? { do: 'drop', agent: who, until } : { do: 'decline', agent: who, why: 'failed', until }, key);
  };

  return {
    async fromHub(said) {
      const handoff = await handoffs.byId(said.handoff);
      if (handoff?.kind !== 'chat') return 'unknown';
      switch (said.kind) {
        case 'status':
          return await goesOn(handoff, said, HUB);
        case 'message': {
          const locale = (await host.conversation(handoff.conversation))?.locale ?? handoff.locale;
          return await does(handoff, { do: 'say', by: { id: HUB, supervisor: false }, message: { text: said.text, locale } }, `${HUB}:${said.id}`);
        }
        case 'typing':
          if (!isHeldBy(handoff, HUB)) return 'not-yours';
          host.typing(handoff.conversation, { role: 'agent', id: HUB });
          return 'done';
      }
    },
    async fromPlatform(conversation, said) {
      const handoff = await handoffs.ofConversation(conversation);
      return handoff?.kind === 'chat' ? await goesOn(handoff, said, PLATFORM) : 'unknown';
    },
  };
}

function answerOf(acted: Acted): HubAnswer {
  switch (acted.kind) {
    case 'done':
    case 'duplicate':
      return acted.kind;
    case 'refused':
      // It has it already: as good as done.
      return acted.why === 'same' ? 'done' : acted.why;
    case 'unknown-conversation':
      return 'unknown';
  }
}
