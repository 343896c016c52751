import { z } from 'zod';
import type { Handoff } from '../../handoff/handoff.js';
import { HUB } from '../../handoff/outside.js';
import type { DeskReading } from '../../handoff/reading.js';
import type { CommunicationRecord, Draft } from '../../records/record.js';
import type { ChannelHost } from '../channelHost.js';

/** Where the hub stands in a conversation. */
export interface HubPosition {
  /** Everything the customer said up to this sequence has reached the hub, or reaches it with the transcript. */
  readonly through: number;
  /** The instance that told the hub last; absent while it has been told nothing yet. */
  readonly by?: string;
}

/** On record whenever the hub has taken something: how far it knows the conversation. */
const DELIVERED = 'hub.delivered';

/** Records looked at first; it is nearly always among them. */
const GLANCE = 50;
const PAGE = 500;

const event = z.object({ event: z.string(), data: z.looseObject({ handoff: z.string() }) });
const delivered = z.object({ through: z.number().int(), instance: z.string() });
const asked = z.union([z.object({ to: z.literal(HUB) }), z.object({ by: z.literal(HUB) })]);

/**
 * Where the hub stands, from the record itself: nothing beside it is kept that could disagree with it. Before the first
 * delivery that is where the hub was asked, which is where the transcript ends. Undefined when it was never asked.
 */
export async function positionOf(reading: { readonly desk: Pick<DeskReading, 'latest'>; readonly host: Pick<ChannelHost, 'recordsAfter'> }, { conversation, id }: Pick<Handoff, 'conversation' | 'id'>): Promise<HubPosition | undefined> {
  const latest = await reading.desk.latest(conversation, GLANCE);
  const near = positionIn(latest, id);
  if (near?.by !== undefined || (latest[0]?.sequence ?? 1) === 1) return near;
  let found: HubPosition | undefined;
  for (let after = 0; ; ) {
    const page = await reading.host.recordsAfter(conversation, after, PAGE);
    found = positionIn(page, id, found);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last.sequence;
  }
}

function positionIn(records: readonly CommunicationRecord[], handoff: string, before?: HubPosition): HubPosition | undefined {
  let position = before;
  for (const { kind, content, sequence } of records) {
    const told = kind === 'event' ? event.safeParse(content).data : undefined;
    if (told?.data.handoff !== handoff) continue;
    const mark = told.event === DELIVERED ? delivered.safeParse(told.data).data : undefined;
    if (mark) position = { through: mark.through, by: mark.instance };
    else if (position === undefined && (told.event === 'handoff.offered' || told.event === 'handoff.claimed') && asked.safeParse(told.data).success) position = { through: sequence };
  }
  return position;
}

/** What is written down when the hub has taken everything up to `through`. `at` is ISO 8601 in UTC. */
export function deliveredDraft(handoff: string, through: number, instance: string, at: string): Draft {
  const system = { role: 'system', id: 'guitai' } as const;
  return { kind: 'event', at, from: system, to: { role: 'agent', id: HUB }, outcome: 'delivered', content: { event: DELIVERED, data: { handoff, through, instance } } };
}
