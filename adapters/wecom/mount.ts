import type restify from 'restify';
import { z } from 'zod';
import { mountDoor } from '../wechat/door.js';
import { Replays } from '../wechat/replays.js';
import { isSignedBy } from '../wechat/signature.js';
import { readXml } from '../wechat/xml.js';
import { WECOM, type WecomParts } from './parts.js';
import { KfSync } from './sync.js';

const sealedBody = z.object({ Encrypt: z.string() });
const notice = z.object({ MsgType: z.literal('event'), Event: z.literal('kf_msg_or_event'), Token: z.string().max(512).default(''), OpenKfId: z.string().regex(/^[\w-]{1,64}$/) });

/** Mounts `/api/wecom`: the platform's check of the address, and its word that there is something to be fetched. */
export function mountWecom(server: restify.Server, parts: WecomParts): KfSync {
  const { log, clock, token, cipher } = parts;
  const sync = new KfSync(parts);
  const replays = new Replays(clock);
  mountDoor(server, {
    path: '/api/wecom', channel: WECOM, log,
    echo: ({ sealed, timestamp, nonce, echo }) => (isSignedBy(sealed, [token, timestamp, nonce, echo]) ? cipher.decrypt(echo) : undefined),
    take: async (body, { sealed, timestamp, nonce }) => {
      const { data } = sealedBody.safeParse(readXml(body));
      if (data === undefined || !isSignedBy(sealed, [token, timestamp, nonce, data.Encrypt])) return 'signature';
      if (replays.isStale(timestamp)) return 'stale';
      const read = notice.safeParse(readXml(cipher.decrypt(data.Encrypt)));
      // Other kinds of events are told to the same address: they are none of ours.
      if (read.success) await sync.due(read.data.OpenKfId, read.data.Token);
      return undefined;
    },
  });
  return sync;
}
