import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { liveEvent, type LiveCommand } from '../../bot/api/live.js';
import { gathered } from '../../console/live/gathered.js';
import type { SignedIn } from '../desk/staff.js';

/** One agent's desk, doing over the wire what the console does. */
export interface DeskSeat {
  readonly staff: SignedIn;
  /** Watches these conversations, from a record on; before that it looks at no list. */
  watch(conversations: ReadonlyMap<string, number>): void;
  /** Resolves when these characters come in a record of a watched conversation. */
  hears(characters: string): Promise<void>;
  /** Says something to a customer. */
  say(conversation: string, text: string): Promise<void>;
  close(): void;
}

const PATIENCE_MS = 20_000;
/** As the console has it: lists are asked again at most so often. */
const LISTS_MS = 1_000;

/** Opens a desk: its live link, and its lists asked for anew when it is told of something, as the console asks. */
export async function sitDown(address: string, staff: SignedIn): Promise<DeskSeat> {
  const awaited = new Map<string, () => void>();
  let watching = false;
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/live`, { perMessageDeflate: false, headers: { Cookie: staff.cookie, Origin: address } });
  const lists = gathered(() => {
    for (const path of ['/chats', '/queue']) staff.get(path).catch(() => undefined);
  }, LISTS_MS);
  socket.on('message', (data: Buffer) => {
    const event = liveEvent.parse(JSON.parse(data.toString()));
    if (event.type === 'handoffs' && watching) lists.tell();
    if (event.type !== 'records') return;
    for (const { text = '' } of event.records) awaited.get(text)?.();
  });
  await once(socket, 'open');
  const send = (command: LiveCommand): void => socket.send(JSON.stringify(command));
  return {
    staff,
    watch: (conversations) => {
      watching = true;
      send({ type: 'watch', conversations: Array.from(conversations, ([conversation, after]) => ({ conversation, after })) });
    },
    hears: (characters) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`a desk did not hear: ${characters}`)), PATIENCE_MS);
        awaited.set(characters, () => {
          clearTimeout(timer);
          awaited.delete(characters);
          resolve();
        });
      }),
    say: async (conversation, text) => {
      await staff.post(`/chats/${encodeURIComponent(conversation)}/messages`, { key: randomUUID(), text });
    },
    close: () => {
      lists.stop();
      socket.terminate();
      staff.close();
    },
  };
}
