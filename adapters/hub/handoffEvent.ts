import { BotAdapter, TurnContext, type Activity, type Transcript } from 'botbuilder-core';
import { EventFactory } from 'botbuilder/lib/eventFactory.js';

/** The SDK makes its events out of a turn; there is none here, and nothing is sent by it. */
class NoAdapter extends BotAdapter {
  override sendActivities = nothing;
  override updateActivity = nothing;
  override deleteActivity = nothing;
  override continueConversation = nothing;
}

function nothing(): Promise<never> {
  return Promise.reject(new Error('nothing is sent by way of this adapter'));
}

/** Bot Framework's `handoff.initiate`: the context as its value, what was said as an attachment named `Transcript`. `about`: the conversation, as an activity in it. */
export function handoffInitiation(about: Partial<Activity>, context: object, activities: readonly Partial<Activity>[]): Activity {
  // Only what is known of each activity is told; the SDK's type wants every field.
  const transcript: Transcript = { activities: activities as Activity[] };
  return EventFactory.createHandoffInitiation(new TurnContext(new NoAdapter(), about), context, transcript);
}
