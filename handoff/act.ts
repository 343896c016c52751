import type { Message } from '../records/message.js';
import { agentOf, type Handoff, type Outcome, type Owner } from './handoff.js';

/** Somebody at the desk: who acts, and what they may. */
export interface Actor {
  readonly id: string;
  readonly supervisor: boolean;
}

/** What somebody does to a conversation that is, or becomes, a person's business. Each is decided under the conversation's lock. */
export type Act =
  /** The router asks an agent (or `supervisor`) to take it, until a time. */
  | { readonly do: 'offer'; readonly to: string; readonly until: string; readonly version: number }
  /** The router tells the customer the place in the queue. */
  | { readonly do: 'tell-place'; readonly place: number; /** The expected wait, in seconds; absent while nothing is known of it. */ readonly seconds?: number; readonly version: number }
  | { readonly do: 'claim'; readonly by: Actor }
  /** Takes over a conversation from the bot, the queue or (a supervisor) another agent. */
  | { readonly do: 'take-over'; readonly by: Actor; readonly id: string; readonly title: string; readonly at: string }
  /** To a person, or to a team's queue. */
  | { readonly do: 'pass'; readonly by: Actor; readonly to: { readonly agent: string } | { readonly team: string }; readonly note: string; readonly until: string }
  /** Back to the bot, with what was agreed. */
  | { readonly do: 'return'; readonly by: Actor; readonly note: string }
  | { readonly do: 'close'; readonly by: Actor; readonly outcome: Outcome; readonly note: string }
  | { readonly do: 'say'; readonly by: Actor; readonly message: Message }
  /** Seen by staff only. A supervisor's is a whisper to the agent. */
  | { readonly do: 'note'; readonly by: Actor; readonly text: string }
  /** Who was asked does not take it: it is the next one's turn, with a deadline of their own. `why` is for staff. */
  | { readonly do: 'decline'; readonly agent: string; readonly why: string; readonly until: string }
  /** The agent's connection is gone for longer than the grace time. */
  | { readonly do: 'drop'; readonly agent: string; readonly until: string; /** The one it was decided on; absent: whatever it is by now. */ readonly version?: number };

/** Why an act is refused. Plain words for each are in the desk's texts. */
export type ActRefusal =
  /** Nothing here wants a person, or it is closed. */
  | 'closed'
  /** Somebody else has it. */
  | 'taken'
  /** It is not this person's to do that with. */
  | 'not-yours'
  /** It changed meanwhile: look again. */
  | 'changed'
  /** Passing a conversation to oneself, or to the team it is with. */
  | 'same';

/** What is to be written, and what the customer is told. Texts are named, never written out here. */
export interface Done {
  readonly owner: Owner;
  /** The handoff as it is now; absent where it was not touched. */
  readonly handoff?: Handoff;
  /** What happened, for the record: staff see it, customers do not. */
  readonly event?: { readonly event: string; readonly data: Readonly<Record<string, string | number>> };
  /** What the customer is told by the system. */
  readonly tell?: { readonly text: TellText; readonly params: Readonly<Record<string, string | number>> };
  /** What an agent says. */
  readonly says?: Message;
  /** True when the bot has to answer the event: after a close the survey, after a return what comes next. */
  readonly turn: boolean;
}

/** What customers are told of a handoff. */
export type TellText = 'claimed' | 'taken-over' | 'passed' | 'passed-team' | 'place' | 'place-wait' | 'next' | 'dropped' | 'escalated';

/** A conversation as an act finds it, under its lock. */
export interface Standing {
  readonly owner: Owner;
  /** The one that is not closed; where a chat and others are open, the chat. */
  readonly handoff: Handoff | undefined;
}

/** What an act comes to. Pure: may be asked again for the same act when a transaction is tried again. `now` is ISO 8601 in UTC. */
export function decideAct(act: Act, { owner, handoff }: Standing, now: string): Done | ActRefusal {
  const holder = agentOf(owner);
  const chat = handoff !== undefined && handoff.kind !== 'task' && handoff.kind !== 'callback';
  switch (act.do) {
    case 'offer':
      if (handoff?.state !== 'waiting') return 'closed';
      if (handoff.version !== act.version) return 'changed';
      return {
        owner,
        handoff: next(handoff, { offeredTo: act.to, offeredUntil: act.until, passedBy: handoff.offeredTo === '' ? handoff.passedBy : [...new Set([...handoff.passedBy, handoff.offeredTo])] }),
        event: { event: 'handoff.offered', data: { handoff: handoff.id, to: act.to, until: act.until } },
        // Told once, however often it comes back to the supervisor.
        ...(act.to === SUPERVISOR && handoff.kind === 'chat' && !handoff.passedBy.includes(SUPERVISOR) && { tell: { text: 'escalated' as const, params: {} } }),
        turn: false,
      };
    case 'tell-place':
      if (handoff?.state !== 'waiting') return 'closed';
      if (handoff.version !== act.version) return 'changed';
      return {
        owner, handoff: next(handoff, { placeTold: act.place }),
        tell: placeTold(act.place - 1, act.seconds),
        turn: false,
      };
    case 'claim': {
      if (handoff === undefined) return 'closed';
      if (handoff.state === 'held') return handoff.agent === act.by.id ? 'same' : 'taken';
      return held(handoff, act.by.id, chat ? `agent:${act.by.id}` : owner, 'handoff.claimed', now, chat ? 'claimed' : undefined);
    }
    case 'take-over': {
      if (holder === act.by.id) return 'same';
      if (holder !== undefined && !act.by.supervisor) return 'taken';
      if (handoff === undefined || !chat) return 'closed';
      return held(handoff, act.by.id, `agent:${act.by.id}`, 'handoff.taken-over', now, 'taken-over');
    }
    case 'pass': {
      if (handoff === undefined) return 'closed';
      if (handoff.agent !== act.by.id && !act.by.supervisor) return 'not-yours';
      const event = (to: string) => ({ event: 'handoff.passed', data: { handoff: handoff.id, by: act.by.id, to, note: act.note } });
      if ('agent' in act.to) {
        if (act.to.agent === handoff.agent) return 'same';
        // It stays with a person without a gap: the next one has it at once, and is told so.
        const { agent } = act.to;
        return { owner: chat ? `agent:${agent}` : owner, handoff: next(handoff, { state: 'held', agent, claimedAt: now, offeredTo: '', ...leaving(handoff, agent) }), event: event(agent), ...(chat && { tell: { text: 'passed' as const, params: { number: agent } } }), turn: false };
      }
      if (handoff.state === 'waiting' && handoff.team === act.to.team) return 'same';
      return {
        owner: chat ? 'queue' : owner,
        handoff: next(handoff, { state: 'waiting', agent: '', team: act.to.team, offeredTo: '', passedBy: [], dueAt: act.until, placeTold: 0, ...leaving(handoff) }),
        event: event(`team:${act.to.team}`), ...(chat && { tell: { text: 'passed-team' as const, params: {} } }), turn: false,
      };
    }
    case 'return':
      if (handoff === undefined) return 'closed';
      if (handoff.agent !== act.by.id && !act.by.supervisor) return 'not-yours';
      return {
        owner: chat ? 'bot' : owner, handoff: next(handoff, { state: 'closed', closedAt: now, outcome: 'returned' }),
        // Nobody speaks of a call or of work in the chat.
        event: { event: 'handoff.returned', data: { handoff: handoff.id, by: act.by.id, note: act.note } }, turn: chat,
      };
    case 'close':
      if (handoff === undefined) return 'closed';
      if (handoff.agent !== act.by.id && !act.by.supervisor) return 'not-yours';
      return {
        owner: chat ? 'bot' : owner, handoff: next(handoff, { state: 'closed', closedAt: now, outcome: act.outcome }),
        event: { event: 'handoff.closed', data: { handoff: handoff.id, kind: handoff.kind, by: act.by.id, outcome: act.outcome, note: act.note } }, turn: true,
      };
    case 'say':
      if (holder === undefined) return handoff === undefined ? 'closed' : 'not-yours';
      if (holder !== act.by.id) return 'taken';
      return { owner, ...(handoff && handoff.answeredAt === undefined && { handoff: next(handoff, { answeredAt: now }) }), says: act.message, turn: false };
    case 'note':
      return { owner, event: { event: act.by.supervisor && holder !== undefined && holder !== act.by.id ? 'note.whispered' : 'note.written', data: { by: act.by.id, text: act.text } }, turn: false };
    case 'decline': {
      if (handoff?.state !== 'waiting' || handoff.offeredTo !== act.agent) return 'changed';
      return {
        owner, handoff: next(handoff, { offeredTo: '', passedBy: [...new Set([...handoff.passedBy, act.agent])], dueAt: act.until }),
        event: { event: 'handoff.declined', data: { handoff: handoff.id, agent: act.agent, why: act.why } }, turn: false,
      };
    }
    case 'drop': {
      if (handoff?.state !== 'held' || handoff.agent !== act.agent || (act.version ?? handoff.version) !== handoff.version) return 'changed';
      return {
        owner: chat ? 'queue' : owner,
        handoff: next(handoff, { state: 'waiting', agent: '', offeredTo: '', passedBy: [...new Set([...handoff.passedBy, act.agent])], dueAt: act.until, placeTold: 0, ...leaving(handoff) }),
        event: { event: 'handoff.dropped', data: { handoff: handoff.id, agent: act.agent } }, ...(chat && { tell: { text: 'dropped' as const, params: {} } }), turn: false,
      };
    }
  }
}

/** What somebody hears who has so many ahead of them. */
function placeTold(ahead: number, seconds: number | undefined): NonNullable<Done['tell']> {
  if (ahead === 0) return { text: 'next', params: {} };
  return seconds === undefined ? { text: 'place', params: { ahead } } : { text: 'place-wait', params: { ahead, minutes: Math.ceil(seconds / 60) } };
}

/** Offered to whoever supervises. */
export const SUPERVISOR = 'supervisor';

function next(handoff: Handoff, change: Partial<Handoff>): Handoff {
  return { ...handoff, ...change, version: handoff.version + 1 };
}

/** Who has it goes among those who had it; `to` is who has it now. */
function leaving({ agent, former = [] }: Handoff, to?: string): Partial<Handoff> {
  return agent === '' || agent === to ? {} : { former: [...new Set([...former, agent])] };
}

function held(handoff: Handoff, agent: string, owner: Owner, event: string, now: string, tell: TellText | undefined): Done {
  return {
    owner, handoff: next(handoff, { state: 'held', agent, claimedAt: now, offeredTo: '', ...leaving(handoff, agent) }),
    event: { event, data: { handoff: handoff.id, by: agent, ...(handoff.agent !== '' && { from: handoff.agent }) } },
    ...(tell && { tell: { text: tell, params: { number: agent } } }), turn: false,
  };
}
