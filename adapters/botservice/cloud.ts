import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type ConversationReference, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Clock } from '../../bot/clock.js';
import { NotServed } from './failure.js';
import type { Credentials } from './parts.js';
import type { ChannelReference } from './reference.js';

/** What of the SDK's connector client we use. The pipeline is its own; nothing else gives a hold on how it sends. */
interface Connector {
  readonly credentials: { getToken(forceRefresh?: boolean): Promise<string> };
  readonly client: { readonly pipeline: { removePolicy(which: { readonly name: string }): unknown } };
  readonly conversations: { sendToConversation(conversation: string, activity: Partial<Activity>, options: { readonly abortSignal: AbortSignal }): Promise<unknown> };
}

/** The keys that tokens are checked with are fetched from Bot Framework now and then; no request waits longer for them. */
const KEYS_MS = 10_000;

const connector = z.custom<Connector>((value) => typeof value === 'object' && value !== null && 'client' in value && 'credentials' in value && 'conversations' in value);

/**
 * Bot Framework's cloud adapter. Imported when the first request comes: the SDK takes most of a second and 90 MB.
 */
export class Cloud {
  readonly #authentication: ConfigurationBotFrameworkAuthentication;
  readonly #adapter: CloudAdapter;

  constructor(
    private readonly credentials: Credentials,
    private readonly clock: Clock,
    private readonly keysMs = KEYS_MS,
  ) {
    const { appId, password, tenantId, type } = credentials;
    this.#authentication = new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppType: type,
      ...(appId !== undefined && { MicrosoftAppId: appId }),
      ...(password !== undefined && { MicrosoftAppPassword: password }),
      ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
    });
    this.#adapter = new CloudAdapter(this.#authentication);
  }

  /** @throws NotServed 403 with a token that is not good for this channel and service address, 503 when that can't be told now. */
  async authenticate({ channelId, serviceUrl }: Pick<Activity, 'channelId' | 'serviceUrl'>, header: string): Promise<void> {
    const claimed: Partial<Activity> = { channelId, serviceUrl };
    let callOff = (): void => undefined;
    const late = new Promise<never>((_, reject) => (callOff = this.clock.after(this.keysMs, () => reject(new KeysUnreachable()))));
    try {
      await Promise.race([this.#authentication.authenticateRequest(claimed as Activity, header), late]);
    } catch (problem) {
      if (keysAreMissing(problem)) throw new NotServed(503, 'ServiceUnavailable', 'The keys to check the token with can not be fetched now.');
      throw new NotServed(403, 'BadToken', 'The token is not valid for this bot, channel and serviceUrl.');
    } finally {
      callOff();
    }
  }

  /** Our token for Bot Framework's services, which files are fetched with; the SDK keeps it until it ends. */
  async token(reference: ChannelReference): Promise<string> {
    let token = '';
    await this.#adapter.continueConversationAsync(this.credentials.appId ?? '', forSdk(reference), async (context: TurnContext) => {
      token = await connector.parse(context.turnState.get(this.#adapter.ConnectorClientKey)).credentials.getToken();
    });
    return token;
  }

  /** Sends an activity unasked: once, and to that address only. The outbox does the trying again, with the same message. */
  async send(reference: ChannelReference, activity: Record<string, unknown>, abortSignal: AbortSignal): Promise<void> {
    await this.#adapter.continueConversationAsync(this.credentials.appId ?? '', forSdk(reference), async (context: TurnContext) => {
      const client = connector.parse(context.turnState.get(this.#adapter.ConnectorClientKey));
      for (const name of ['defaultRetryPolicy', 'redirectPolicy']) client.client.pipeline.removePolicy({ name });
      await client.conversations.sendToConversation(reference.conversation.id, activity, { abortSignal });
    });
  }
}

/** The reference as the SDK's types want it; what it makes of it is not sent. */
function forSdk({ channelId, serviceUrl, conversation, user, bot }: ChannelReference): ConversationReference {
  const account = ({ id, name = '' }: ChannelReference['user']): { id: string; name: string } => ({ id, name });
  return { channelId, serviceUrl, conversation: { id: conversation.id, isGroup: false, name: '', conversationType: conversation.conversationType ?? 'personal', ...(conversation.tenantId !== undefined && { tenantId: conversation.tenantId }) }, user: account(user), bot: account(bot) };
}

class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

/** Whether it says nothing about the token: Bot Framework's keys were not to be had. The SDK gives these errors no class of their own. */
function keysAreMissing(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  return ['KeysUnreachable', 'FetchError'].includes(problem.name) || ('statusCode' in problem && problem.statusCode === 500);
}
