import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';
import { Line } from '../http.js';
import type { Talker, Target } from '../talker.js';

const token = z.object({ token: z.string(), conversationId: z.string() });
const opened = z.object({ streamUrl: z.string() });
/** What a customer says, over and over: a greeting, a form begun, an answer in it, and away again. Each is a whole turn. */
const SAID = ['你好', '我想预约', '徐汇支行', '取消'];
/** The bot's messages are told by this alone: parsing every frame would be the load generator's cost, not the server's. */
const FROM_BOT = '"role":"bot"';
const TYPING = '"type":"typing"';

/** Ours, by Direct Line: the message goes by HTTP, the answer comes over the conversation's WebSocket. */
export function guitaiTarget(address: string): Target {
  return { open: () => openConversation(address, SAID), close: () => Promise.resolve() };
}

/** One conversation in which these things are said one after the other, over and over. */
export async function openConversation(address: string, words: readonly string[]): Promise<Talker & { heard(): string }> {
  const line = new Line(address);
  const made = token.parse(JSON.parse(await line.post('/chat/token', '{"locale":"zh-Hans"}')));
  const { streamUrl } = opened.parse(JSON.parse(await line.post('/v3/directline/conversations', '', made.token)));
  let answered: (() => void) | undefined;
  let last: Buffer = Buffer.of();
  const greeting = new Promise<void>((resolve) => (answered = resolve));
  const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => {
    if (!data.includes(FROM_BOT) || data.includes(TYPING)) return;
    last = data;
    answered?.();
  });
  await once(socket, 'open');
  await greeting;
  const path = `/v3/directline/conversations/${made.conversationId}/activities`;
  let said = 0;
  return {
    turn: async () => {
      const body = JSON.stringify({ type: 'message', text: words[said % words.length], locale: 'zh-Hans', channelData: { clientActivityID: `b${said}` } });
      said += 1;
      const seen = new Promise<void>((resolve) => (answered = resolve));
      await Promise.all([line.post(path, body, made.token), seen]);
    },
    /** The last frame with words of the bot's. */
    heard: () => last.toString(),
    close: () => {
      socket.terminate();
      line.close();
    },
  };
}
