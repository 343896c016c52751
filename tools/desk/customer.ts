import { once } from 'node:events';
import WebSocket from 'ws';
import { Line } from '../bench/http.js';
import { conversationAnswer, tokenAnswer } from '../crash/frames.js';

/** How long something is waited for, in ms. */
const PATIENCE_MS = 20_000;
const TYPING = '"type":"typing"';
const FROM_US = '"role":"bot"';

/** A customer on Direct Line: says things by HTTP, hears over the conversation's WebSocket. */
export interface Customer {
  readonly conversation: string;
  /** Says something; resolves when it is on record. */
  tell(text: string): Promise<void>;
  /** Resolves when a frame with these characters comes; asked before what brings it about. @throws Error when it does not come */
  hears(characters: string): Promise<void>;
  /** Says something and waits for the next words of the counter's. */
  say(text: string): Promise<void>;
  close(): void;
}

interface Awaited {
  readonly characters: string;
  readonly heard: () => void;
}

/** Somebody comes to the counter; the greeting is waited for. */
export async function arrive(address: string, locale = 'zh-Hans'): Promise<Customer> {
  const line = new Line(address);
  const { token, conversationId } = tokenAnswer.parse(JSON.parse(await line.post('/chat/token', JSON.stringify({ locale }))));
  const { streamUrl } = conversationAnswer.parse(JSON.parse(await line.post('/v3/directline/conversations', '', token)));
  const awaited = new Set<Awaited>();
  const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => {
    if (data.includes(TYPING)) return;
    for (const each of awaited) if (data.includes(each.characters)) each.heard();
  });
  const hears = (characters: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        awaited.delete(each);
        reject(new Error(`not heard: ${characters}`));
      }, PATIENCE_MS);
      const each: Awaited = {
        characters,
        heard: () => {
          clearTimeout(timer);
          awaited.delete(each);
          resolve();
        },
      };
      awaited.add(each);
    });
  const greeted = hears(FROM_US);
  await Promise.all([once(socket, 'open'), greeted]);
  let said = 0;
  const tell = async (text: string): Promise<void> => {
    said += 1;
    await line.post(`/v3/directline/conversations/${conversationId}/activities`, JSON.stringify({ type: 'message', text, locale, channelData: { clientActivityID: `k${said}` } }), token);
  };
  return {
    conversation: conversationId, tell, hears,
    say: async (text) => {
      const answered = hears(FROM_US);
      await Promise.all([tell(text), answered]);
    },
    close: () => {
      socket.terminate();
      line.close();
    },
  };
}
