import type { Act } from '../../handoff/act.js';
import type { Handoff } from '../../handoff/handoff.js';
import { HUB, isAskedOfHub, isHeldBy, type HubTold, type OutsideHub } from '../../handoff/outside.js';
import type { Handoffs } from '../../handoff/port.js';
import type { DeskReading } from '../../handoff/reading.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { ChannelHost } from '../channelHost.js';
import type { Clock } from '../clock.js';
import type { TurnLog } from '../turn/faults.js';
import type { TurnStore } from '../turn/turnStore.js';
import { deliveredDraft, positionOf, type HubPosition } from './hubPosition.js';

/** How often and how patiently the hub is told of things. Times in ms. */
export interface HubSettings {
  /** How often it is looked what the hub has to be told, where no hint came. */
  readonly lookMs: number;
  /** What the hub does not take in so many tries goes to our own desk. */
  readonly tries: number;
  /** Wait after the first failure; doubles up to `longestRetryMs`. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** What another instance is about is left to it for so long. */
  readonly othersMs: number;
}

/** What the product runs with: the hub may be away for half a minute. */
export const HUB_SETTINGS: HubSettings = { lookMs: 5_000, tries: 6, firstRetryMs: 1_000, longestRetryMs: 15_000, othersMs: 10_000 };

/** What telling the hub is made of. */
export interface HubErrandParts {
  readonly hub: OutsideHub;
  readonly handoffs: Pick<Handoffs, 'byId'>;
  readonly desk: Pick<DeskReading, 'latest'>;
  readonly host: Pick<ChannelHost, 'recordsAfter'>;
  readonly turns: Pick<TurnStore, 'append'>;
  readonly act: (handoff: Handoff, what: Act) => Promise<unknown>;
  /** Until when somebody of ours must have answered what comes back now, in UTC. */
  readonly answerUntil: () => string;
  /** This instance: what it has begun to tell, others leave to it. */
  readonly instance: string;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly settings: HubSettings;
  readonly stopped: () => boolean;
  /** Waits so many ms, or until it is stopped. */
  readonly pause: (ms: number) => Promise<void>;
}

/** How an errand ended: `idle` when there was nothing to tell, `others` when another instance is about to tell it. */
export type ErrandEnd = 'told' | 'idle' | 'others' | 'given-up';

/** Records the hub gets with the handoff, at most. */
const TRANSCRIPT = 200;
const PAGE = 100;

/** Tells the hub that a person is wanted, once for each handoff. `mine`: it was this instance that asked. */
export async function initiate(parts: HubErrandParts, handoff: Handoff, mine: boolean): Promise<ErrandEnd> {
  const { hub, desk, clock, settings } = parts;
  const position = await positionOf(parts, handoff);
  if (position === undefined || position.by !== undefined) return 'idle';
  const records = (await desk.latest(handoff.conversation, TRANSCRIPT)).filter(({ sequence }) => sequence <= position.through);
  const askedAt = records.at(-1)?.at ?? handoff.openedAt;
  if (!mine && Date.parse(askedAt) > clock.now() - settings.othersMs) return 'others';
  const still = async (): Promise<boolean> => ((now) => now !== undefined && isAskedOfHub(now))(await parts.handoffs.byId(handoff.id));
  const error = await told(parts, () => hub.initiate(handoff, records), still);
  if (error === undefined) {
    await mark(parts, handoff, position.through);
    return 'told';
  }
  if (error === 'over') return 'idle';
  parts.log.error({ conversation: handoff.conversation, handoff: handoff.id, error }, 'outside hub did not take a handoff; our own desk has it');
  await parts.act(handoff, { do: 'decline', agent: HUB, why: error, until: parts.answerUntil() });
  return 'given-up';
}

/** Tells the hub what the customer has said since, in order; what fails for good gives the conversation to our own desk. */
export async function forward(parts: HubErrandParts, handoff: Handoff): Promise<ErrandEnd> {
  const { hub, host, clock, settings, instance, log } = parts;
  const position: HubPosition | undefined = await positionOf(parts, handoff);
  if (position === undefined) return 'idle';
  const still = async (): Promise<boolean> => ((now) => now !== undefined && isHeldBy(now, HUB))(await parts.handoffs.byId(handoff.id));
  let end: ErrandEnd = 'idle';
  for (let after = position.through; ; ) {
    const page = await host.recordsAfter(handoff.conversation, after, PAGE);
    const said = page.filter(isCustomers);
    const [first] = said;
    if (first && position.by !== undefined && position.by !== instance && Date.parse(first.at) > clock.now() - settings.othersMs) return 'others';
    let through = after;
    let error: string | undefined;
    for (const each of said) {
      error = await told(parts, () => hub.say(handoff, each), still);
      if (error !== undefined) break;
      through = each.sequence;
    }
    if (through > after) {
      await mark(parts, handoff, through);
      end = 'told';
    }
    if (error === 'over') return end;
    if (error !== undefined) {
      log.error({ conversation: handoff.conversation, handoff: handoff.id, error }, 'outside hub did not take a customer’s words; our own desk has the conversation');
      await parts.act(handoff, { do: 'drop', agent: HUB, until: parts.answerUntil() });
      return 'given-up';
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return end;
    after = last.sequence;
  }
}

async function mark({ turns, instance, clock }: HubErrandParts, { conversation, id }: Handoff, through: number): Promise<void> {
  await turns.append({ conversation, draft: deliveredDraft(id, through, instance, new Date(clock.now()).toISOString()) });
}

/** Tries until the hub has it. Undefined when it has; `over` when it is not to be told any more; else why it failed for good. */
async function told({ settings, stopped, pause }: HubErrandParts, send: () => Promise<HubTold>, still: () => Promise<boolean>): Promise<string | undefined> {
  for (let tries = 1, wait = settings.firstRetryMs; ; tries += 1, wait = Math.min(wait * 2, settings.longestRetryMs)) {
    if (stopped() || !(await still())) return 'over';
    const outcome = await send();
    if (outcome.kind === 'taken') return undefined;
    // Called off by our own end is no failure of the hub's.
    if (stopped()) return 'over';
    if (!outcome.again || tries >= settings.tries) return outcome.error;
    await pause(Math.max(wait, Math.min(outcome.waitMs ?? 0, settings.longestRetryMs)));
  }
}

function isCustomers(record: CommunicationRecord): record is CommunicationRecord & { readonly kind: 'message' } {
  return record.kind === 'message' && record.from.role === 'customer' && record.content.via === undefined;
}
