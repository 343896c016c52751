import type restify from 'restify';
import type { Pusher } from '../../bot/pusher.js';
import type { Accepted, Inbound } from '../../bot/turn/turnStore.js';
import { mediaType, readJson } from '../directline/body.js';
import { Refusal } from '../directline/errors.js';
import { sendJson } from '../directline/request.js';
import { channelActivity, type ChannelActivity } from './activity.js';
import type { Cloud } from './cloud.js';
import { ExpectedReplies } from './expected.js';
import { NotServed, sendFailure } from './failure.js';
import { checkCaller, checkServiceUrl } from './gate.js';
import type { BotServiceParts } from './parts.js';
import { BotServicePusher } from './push.js';
import { referenceOf } from './reference.js';
import { addressed, renderActivity } from './renderActivity.js';
import { inboundOf } from './toRecord.js';

/** Body of a request, in bytes, at the most: what Bot Service's channels allow for an activity. */
const LARGEST_BODY = 262_144;
/** How long an `expectReplies` request waits for its answer: Bot Service itself gives up after 15 s. */
const REPLIES_MS = 12_000;

/**
 * Mounts `POST /api/messages` for the channels of Azure Bot Service and for the Bot Framework Emulator. A delivery is
 * answered with 200 once it is durable; the bot's answers come by the returned pusher.
 */
export function mountBotService(server: restify.Server, parts: BotServiceParts): { readonly pusher: Pusher } {
  const expected = new ExpectedReplies(parts.host, parts.clock, parts.repliesMs ?? REPLIES_MS);
  let made: Promise<Cloud> | undefined;
  const cloud = (): Promise<Cloud> => (made ??= import('./cloud.js').then((sdk) => new sdk.Cloud(parts.credentials, parts.clock, parts.keysMs)));

  // restify takes async handlers with exactly two parameters.
  server.post('/api/messages', async (request: restify.Request, response: restify.Response): Promise<void> => {
    try {
      checkCaller(parts, request);
      const activity = await readActivity(request);
      checkServiceUrl(parts, activity.serviceUrl);
      await (await cloud()).authenticate(activity, request.headers.authorization ?? '');
      const inbound = delivery(activity, parts);
      if (inbound === undefined) sendJson(response, 200, {});
      else if (activity.deliveryMode === 'expectReplies') await answer(inbound, activity, response);
      else {
        await receive(inbound);
        sendJson(response, 200, {});
      }
    } catch (failure) {
      sendFailure(parts.log, request, response, failure);
    }
  });

  async function answer(inbound: Inbound, activity: ChannelActivity, response: restify.Response): Promise<void> {
    const expectation = expected.expect(inbound.conversation);
    try {
      const accepted = await receive(inbound);
      const replies = await expectation.replies(accepted.kind === 'accepted' ? accepted.record.sequence : accepted.sequence);
      const reference = referenceOf(activity, inbound.record.from.id);
      const activities = replies.map((reply) => ({ ...addressed(renderActivity(reply, reference, parts.origin()), reference, activity.id ?? undefined), id: `${reply.conversation}|${reply.sequence}`, timestamp: reply.at }));
      if (response.destroyed) expectation.over(replies, false);
      else {
        response.once('close', () => expectation.over(replies, response.writableFinished));
        sendJson(response, 200, { activities });
      }
    } catch (failure) {
      expectation.over([], false);
      throw failure;
    }
  }

  async function receive(inbound: Inbound): Promise<Exclude<Accepted, { kind: 'unknown-conversation' }>> {
    const accepted = await parts.host.receive(inbound);
    if (accepted.kind === 'unknown-conversation') throw new Refusal('UnknownConversation');
    return accepted;
  }

  return { pusher: new BotServicePusher(parts, cloud, expected) };
}

async function readActivity(request: restify.Request): Promise<ChannelActivity> {
  // A page of another site can send a body without a type, but not with this one.
  if (mediaType(request) !== 'application/json') throw new Refusal('UnsupportedMediaType');
  const activity = channelActivity.safeParse(await readJson(request, LARGEST_BODY));
  if (!activity.success) throw new Refusal('BadArgument');
  return activity.data;
}

function delivery(activity: ChannelActivity, { clock, log, characters }: BotServiceParts): Inbound | undefined {
  if (activity.type === 'invoke') throw new NotServed(501, 'NotImplemented', 'Invoke activities are not supported.');
  if (activity.conversation.isGroup === true) {
    // What is asked at the counter is nobody else's business.
    log.info({ channel: activity.channelId }, 'group conversation not served');
    return undefined;
  }
  return inboundOf(activity, { at: new Date(clock.now()).toISOString(), characters });
}
