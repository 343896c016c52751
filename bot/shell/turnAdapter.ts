import { BotAdapter, type Activity, type ConversationReference, type ResourceResponse, type TurnContext } from 'botbuilder-core';
import type { Message } from '../../records/message.js';
import { messageOfActivity } from './activities.js';

/**
 * Bot Framework's view of a turn. What the bot sends is gathered, not sent: it becomes visible with the turn's commit,
 * and the channel delivers it from the record (promise 1).
 */
export class TurnAdapter extends BotAdapter {
  readonly #said = new WeakMap<TurnContext, Message[]>();

  /** Everything said in a turn, in order. */
  saidIn(context: TurnContext): readonly Message[] {
    return this.#said.get(context) ?? [];
  }

  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const said = this.#said.get(context) ?? [];
    for (const activity of activities) {
      const message = messageOfActivity(activity);
      if (message) said.push(message);
    }
    this.#said.set(context, said);
    // Ids are given by the record; none is known yet.
    return Promise.resolve(activities.map(() => ({ id: '' })));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('the record is append-only: send a new message instead of changing one'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('the record is append-only: messages are not deleted'));
  }

  override continueConversation(_reference: Partial<ConversationReference>, _logic: (context: TurnContext) => Promise<void>): Promise<void> {
    return Promise.reject(new Error('append to the record instead; the outbox delivers it'));
  }
}
