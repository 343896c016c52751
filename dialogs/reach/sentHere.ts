import { z } from 'zod';
import type { Answer } from '../happenings/answer.js';
import { saying, SILENT } from '../form/reply.js';
import { channelName } from '../elsewhere/which.js';

const told = z.object({ channel: z.string() });

/** The customer chose on another channel to be told here: it is said, in case it was somebody else, and holds from now on. */
export const noticesSentHere: Answer = ({ data }, ports, turn) => {
  const about = told.safeParse(data).data;
  if (about === undefined) return Promise.resolve({ reply: SILENT });
  turn.learn({ notices: 'chat' });
  return Promise.resolve({ reply: saying([{ key: 'reach.sent-here', params: { channel: channelName(about.channel, turn.locale), phone: ports.profile().phone } }]) });
};
