import { z } from 'zod';
import { readWindow, standingOf } from '../../bot/channels/window.js';
import type { Pusher } from '../../bot/pusher.js';
import type { Conversation, OutboxItem, PushOutcome } from '../../bot/turn/turnStore.js';
import type { Cloud } from './cloud.js';
import type { ExpectedReplies, MessageRecord } from './expected.js';
import { leadsHere } from './gate.js';
import type { BotServiceParts } from './parts.js';
import { channelReference, type ChannelReference } from './reference.js';
import { addressed, renderActivities, traitsFor, typingFor } from './renderActivity.js';

/** How long a push may take, in ms. */
const PUSH_MS = 10_000;
/** A sign of typing that takes longer, in ms, comes too late to be one. */
const TYPING_MS = 3_000;

/** Records looked at for the customer's last words. */
const BEFORE = 200;

/** What is known of a failed attempt: the connector's status, the network's code, or the code of Microsoft's login (`invalid_client`: a wrong password). */
const failure = z.object({ statusCode: z.number().optional(), code: z.string().optional().catch(undefined), errorCode: z.string().optional().catch(undefined), response: z.object({ headers: z.custom<{ get(name: string): unknown }>((headers) => typeof headers === 'object' && headers !== null && 'get' in headers) }).optional().catch(undefined) });

/** Pushes messages to the channels of Bot Service, each attempt once and with a deadline. */
export class BotServicePusher implements Pusher {
  /** How many parts of a message have arrived, where a later one has not. */
  readonly #begun = new Map<string, number>();

  constructor(
    private readonly parts: Pick<BotServiceParts, 'clock' | 'credentials' | 'host' | 'production' | 'origin' | 'pushMs' | 'undelivered'>,
    private readonly cloud: () => Promise<Cloud>,
    private readonly expected: ExpectedReplies,
  ) {}

  async push(item: OutboxItem): Promise<PushOutcome> {
    const { record, reference } = item;
    const known = channelReference.safeParse(reference);
    if (!known.success || !isMessage(record)) return { kind: 'failed', error: 'no conversation reference' };
    if (await this.expected.gave(record)) return { kind: 'sent' };
    const { clock, origin, pushMs = PUSH_MS } = this.parts;
    if (!this.#mayReach(known.data)) return { kind: 'failed', error: 'no MICROSOFT_APP_ID' };
    if (await this.#isShut(item, known.data)) {
      await this.parts.undelivered(item, 'window');
      return { kind: 'failed', error: 'the channel takes messages only for a time after the customer wrote' };
    }
    const cloud = await this.cloud();
    const abort = new AbortController();
    const callOff = clock.after(pushMs, () => abort.abort());
    const parts = renderActivities(record, known.data, origin());
    const begun = this.#begun.get(item.id) ?? 0;
    let index = begun;
    try {
      for (; index < parts.length; index += 1) {
        const part = parts[index];
        if (part) await cloud.send(known.data, addressed(part, known.data), abort.signal);
      }
      this.#begun.delete(item.id);
      return { kind: 'sent' };
    } catch (problem) {
      const outcome = outcomeOf(problem, abort.signal.aborted, clock.now());
      // What of a long text has arrived is not said again.
      if (outcome.kind === 'failed' && outcome.retryAt !== undefined && index > 0) this.#begun.set(item.id, index);
      else this.#begun.delete(item.id);
      if (outcome.kind === 'failed' && outcome.retryAt === undefined) await this.parts.undelivered(item, 'gone');
      return outcome;
    } finally {
      callOff();
    }
  }

  /** Whether the channel takes something now; some do for a time after the customer wrote. */
  async #isShut({ record }: OutboxItem, reference: ChannelReference): Promise<boolean> {
    const traits = traitsFor(reference);
    if (traits.window === undefined) return false;
    const latest = await this.parts.host.recordsAfter(record.conversation, Math.max(0, record.sequence - BEFORE - 1), BEFORE);
    return standingOf(readWindow(undefined), latest, traits, this.parts.clock.now()).kind === 'closed';
  }

  /** Shows the customer that we type, where the channel does: one attempt. Never rejects; what was not shown is not missed. */
  async typing({ id, reference }: Pick<Conversation, 'id' | 'reference'>): Promise<void> {
    const known = channelReference.safeParse(reference);
    const activity = known.success ? typingFor(known.data) : undefined;
    // Who waits for the answer in the response sees nothing before it.
    if (!known.success || activity === undefined || this.expected.waits(id) || !this.#mayReach(known.data)) return;
    const abort = new AbortController();
    const callOff = this.parts.clock.after(TYPING_MS, () => abort.abort());
    await this.cloud()
      .then((cloud) => cloud.send(known.data, addressed(activity, known.data), abort.signal))
      .catch(() => undefined)
      .finally(callOff);
  }

  /** Without an app id only a developer's own machine is written to. */
  #mayReach({ serviceUrl }: ChannelReference): boolean {
    const { credentials, production } = this.parts;
    return credentials.appId !== undefined || (!production && leadsHere(serviceUrl));
  }
}

function isMessage(record: OutboxItem['record']): record is MessageRecord {
  return record.kind === 'message';
}

/** What a failed attempt amounts to. A connector's refusal is final; its own trouble, and the network's, is not. */
function outcomeOf(problem: unknown, timedOut: boolean, now: number): PushOutcome {
  if (timedOut) return { kind: 'failed', error: 'timeout', retryAt: now };
  const { data } = failure.safeParse(problem);
  const status = data?.statusCode;
  if (status === undefined) return { kind: 'failed', error: data?.code ?? data?.errorCode ?? 'network', retryAt: now };
  const error = `status ${status}`;
  if (status < 500 && status !== 429 && status !== 408) return { kind: 'failed', error };
  const seconds = Number(data?.response?.headers.get('retry-after'));
  return { kind: 'failed', error, retryAt: now + (seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : 0) };
}
