import { z } from 'zod';
import type { Pusher } from '../../bot/pusher.js';
import type { OutboxItem, PushOutcome } from '../../bot/turn/turnStore.js';
import type { Cloud } from './cloud.js';
import type { ExpectedReplies, MessageRecord } from './expected.js';
import { leadsHere } from './gate.js';
import type { BotServiceParts } from './parts.js';
import { channelReference } from './reference.js';
import { addressed, renderActivity } from './renderActivity.js';

/** How long a push may take, in ms. */
const PUSH_MS = 10_000;

/** What is known of a failed attempt: the connector's status, the network's code, or the code of Microsoft's login (`invalid_client`: a wrong password). */
const failure = z.object({ statusCode: z.number().optional(), code: z.string().optional().catch(undefined), errorCode: z.string().optional().catch(undefined), response: z.object({ headers: z.custom<{ get(name: string): unknown }>((headers) => typeof headers === 'object' && headers !== null && 'get' in headers) }).optional().catch(undefined) });

/** Pushes messages to the channels of Bot Service, each attempt once and with a deadline. */
export class BotServicePusher implements Pusher {
  constructor(
    private readonly parts: Pick<BotServiceParts, 'clock' | 'credentials' | 'production' | 'origin' | 'pushMs'>,
    private readonly cloud: () => Promise<Cloud>,
    private readonly expected: ExpectedReplies,
  ) {}

  async push({ record, reference }: OutboxItem): Promise<PushOutcome> {
    const known = channelReference.safeParse(reference);
    if (!known.success || !isMessage(record)) return { kind: 'failed', error: 'no conversation reference' };
    if (await this.expected.gave(record)) return { kind: 'sent' };
    const { clock, credentials, production, origin, pushMs = PUSH_MS } = this.parts;
    if (credentials.appId === undefined && (production || !leadsHere(known.data.serviceUrl))) return { kind: 'failed', error: 'no MICROSOFT_APP_ID' };
    const cloud = await this.cloud();
    const abort = new AbortController();
    const callOff = clock.after(pushMs, () => abort.abort());
    try {
      await cloud.send(known.data, addressed(renderActivity(record, known.data, origin()), known.data), abort.signal);
      return { kind: 'sent' };
    } catch (problem) {
      return outcomeOf(problem, abort.signal.aborted, clock.now());
    } finally {
      callOff();
    }
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
