import WebSocket from 'ws';
import { z } from 'zod';
import type { Customer } from '../support/customer.js';

const frame = z.object({
  watermark: z.string(),
  activities: z.array(z.looseObject({ type: z.string(), id: z.string().optional(), timestamp: z.string().optional(), text: z.string().optional(), from: z.looseObject({ id: z.string(), role: z.string() }) })),
});

/** One frame of the stream. */
export type Frame = z.infer<typeof frame>;

/** A customer's socket, and every frame it got. */
export interface Listening {
  readonly frames: readonly Frame[];
  /** Frames that say that somebody types. */
  readonly typing: () => readonly Frame[];
  /** Messages of the bot or of agents. */
  readonly said: () => readonly string[];
  close(): void;
}

/** Listens as any client does. */
export async function listen(customer: Customer, watermark = ''): Promise<Listening> {
  const response = await customer.request('GET', `/conversations/${customer.conversation}?watermark=${watermark}`);
  const { streamUrl } = z.object({ streamUrl: z.string() }).parse(await response.json());
  const socket = new WebSocket(streamUrl);
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => {
    if (data.length > 0) frames.push(frame.parse(JSON.parse(data.toString())));
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const all = (): readonly Frame['activities'][number][] => frames.flatMap(({ activities }) => activities);
  return {
    frames,
    typing: () => frames.filter(({ activities }) => activities.some(({ type }) => type === 'typing')),
    said: () => all().filter(({ type, from }) => type === 'message' && from.role === 'bot').map(({ text = '' }) => text),
    close: () => socket.close(),
  };
}
