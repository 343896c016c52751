import type restify from 'restify';
import type { Accepted, Inbound } from '../../bot/turn/turnStore.js';
import { mediaType, readJson } from '../directline/body.js';
import { Refusal } from '../directline/errors.js';
import { sendJson } from '../directline/request.js';
import { channelActivity, type ChannelActivity } from './activity.js';
import type { Cloud } from './cloud.js';
import { ExpectedReplies } from './expected.js';
import { NotServed, sendFailure } from './failure.js';
import { checkCaller, checkServiceUrl } from './gate.js';
import { BotServiceFiles } from './files.js';
import { handoffStatus, type ChannelStatus } from './handoffStatus.js';
import { isPressed, TAKEN } from './invoke.js';
import type { BotServiceParts } from './parts.js';
import { BotServicePusher } from './push.js';
import { conversationOf, referenceOf } from './reference.js';
import { addressed, renderActivities } from './renderActivity.js';
import { inboundOf } from './toRecord.js';

/** Body of a request, in bytes, at the most: what Bot Service's channels allow for an activity. */
const LARGEST_BODY = 262_144;
/** How long an `expectReplies` request waits for its answer: Bot Service itself gives up after 15 s. */
const REPLIES_MS = 12_000;

/**
 * Mounts `POST /api/messages` for the channels of Azure Bot Service and for the Bot Framework Emulator. A delivery is
 * answered with 200 once it is durable; the bot's answers come by the returned pusher.
 */
export function mountBotService(server: restify.Server, parts: BotServiceParts): { readonly pusher: BotServicePusher; start(): void; stop(): Promise<void> } {
  const expected = new ExpectedReplies(parts.host, parts.clock, parts.repliesMs ?? REPLIES_MS);
  let made: Promise<Cloud> | undefined;
  const cloud = (): Promise<Cloud> => (made ??= import('./cloud.js').then((sdk) => new sdk.Cloud(parts.credentials, parts.clock, parts.keysMs)));

  const files = new BotServiceFiles(parts, cloud);

  // restify takes async handlers with exactly two parameters.
  server.post('/api/messages', async (request: restify.Request, response: restify.Response): Promise<void> => {
    try {
      checkCaller(parts, request);
      const activity = await readActivity(request);
      checkServiceUrl(parts, activity.serviceUrl);
      await (await cloud()).authenticate(activity, request.headers.authorization ?? '');
      if (activity.type === 'typing' && activity.conversation.isGroup !== true) parts.host.typing(conversationOf(activity), { role: 'customer', id: activity.from.id });
      const inbound = delivery(activity, parts);
      const status = handoffStatus(activity);
      if (inbound === undefined) sendJson(response, 200, {});
      else if (activity.type === 'invoke') {
        await receive(inbound);
        sendJson(response, 200, TAKEN);
      } else if (inbound.opening === undefined && status === undefined) {
        // Where nobody has said anything yet, there is nothing to be noted.
        await parts.host.receive(inbound);
        sendJson(response, 200, {});
      }
      else if (status) {
        await handedOver(inbound, activity, status);
        sendJson(response, 200, {});
      }
      else {
        // Files before words: whoever delivers it again finds both.
        await files.fetch(activity, inbound);
        if (isOnlyFiles(inbound)) sendJson(response, 200, activity.deliveryMode === 'expectReplies' ? { activities: [] } : {});
        else if (activity.deliveryMode === 'expectReplies') await answer(inbound, activity, response);
        else {
          await receive(inbound);
          sendJson(response, 200, {});
        }
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
      const activities = replies.flatMap((reply) => renderActivities(reply, reference, parts.origin()).map((message, part) => ({ ...addressed(message, reference, activity.id ?? undefined), id: `${reply.conversation}|${reply.sequence}${part === 0 ? '' : `.${part}`}`, timestamp: reply.at })));
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

  /** Kept, and done as its people say: not as the customer says, whose client can send such an event too. */
  async function handedOver(inbound: Inbound, { from }: ChannelActivity, status: ChannelStatus): Promise<void> {
    const conversation = await parts.host.conversation(inbound.conversation);
    if (conversation === undefined) return;
    await parts.host.receive(inbound);
    if (from.role !== 'user' && from.id !== conversation.customer.id) await parts.handedOver(inbound.conversation, status);
  }

  async function receive(inbound: Inbound): Promise<Exclude<Accepted, { kind: 'unknown-conversation' }>> {
    const accepted = await parts.host.receive(inbound);
    if (accepted.kind === 'unknown-conversation') throw new Refusal('UnknownConversation');
    return accepted;
  }

  return { pusher: new BotServicePusher(parts, cloud, expected), start: () => files.start(), stop: () => files.stop() };
}

/** Whether nothing was said or pressed: what was sent are files, which come by themselves. */
function isOnlyFiles({ record }: Inbound): boolean {
  return record.kind === 'message' && record.content.text === '' && record.content.value === undefined;
}

async function readActivity(request: restify.Request): Promise<ChannelActivity> {
  // A page of another site can send a body without a type, but not with this one.
  if (mediaType(request) !== 'application/json') throw new Refusal('UnsupportedMediaType');
  const activity = channelActivity.safeParse(await readJson(request, LARGEST_BODY));
  if (!activity.success) throw new Refusal('BadArgument');
  return activity.data;
}

function delivery(activity: ChannelActivity, { clock, log, characters }: BotServiceParts): Inbound | undefined {
  if (activity.type === 'invoke' && !isPressed(activity)) throw new NotServed(501, 'NotImplemented', 'Of invoke activities, only adaptiveCard/action is supported.');
  if (activity.conversation.isGroup === true) {
    // What is asked at the counter is nobody else's business.
    log.info({ channel: activity.channelId }, 'group conversation not served');
    return undefined;
  }
  return inboundOf(activity, { at: new Date(clock.now()).toISOString(), characters });
}
