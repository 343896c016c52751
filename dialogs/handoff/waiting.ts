import { deskAt } from '../../cases/clock/deskHours.js';
import { complaintIntent } from '../complaint/intent.js';
import { readPressed } from '../form/buttons.js';
import { saying, SILENT, type Line, type Reply } from '../form/reply.js';
import { onlyFiles, type DialogTurn, type Input } from '../form/turn.js';
import { answerInformation } from '../information/answer.js';
import { instantOf } from '../newCase.js';
import { answerNorms } from '../norms/answer.js';
import type { CounterPorts } from '../ports.js';
import type { Forms } from '../forms.js';
import { expectedWait } from '../../handoff/queue.js';
import { questioned } from '../understanding/commands.js';
import { topicOf } from '../understanding/information.js';
import { plain } from '../understanding/plain.js';
import { callPerson, shownAt, type Called } from './call.js';
import { waitingChoices } from './choices.js';
import { changed, ended, waitingFor } from './draft.js';
import { dangerIn } from './wanted.js';
import { asksPerson, asksPlace, leavesQueue, staysInQueue, wantsCallback, wantsMessage } from './words.js';

/** What is known of a customer who waits. */
export interface Waiting {
  readonly ports: CounterPorts;
  readonly forms: Forms;
  readonly turn: DialogTurn;
  /** Whether words were acknowledged a short while ago. */
  readonly acknowledged: boolean;
}

/** What something that was said while waiting comes to. `acknowledges`: the customer was told that it is kept. */
export interface WhileWaiting extends Called {
  readonly acknowledges?: true;
}

/**
 * What is said while waiting is kept for the agent, and acknowledged once in a while. How long it takes, another wish, and
 * leaving are answered; so is a clear question, without losing the place.
 */
export async function whileWaiting(input: Input, context: Waiting): Promise<WhileWaiting> {
  const { ports, turn, acknowledged } = context;
  const profile = ports.profile();
  const { locale } = turn.at;
  const handoff = waitingFor(turn, 'chat');
  if (readPressed(input.value)) return { reply: saying([{ key: 'handoff.kept.form' }], waitingChoices(locale, true)) };
  if (onlyFiles(input)) return acknowledged ? { reply: SILENT } : { reply: saying([{ key: 'handoff.file' }]), acknowledges: true };
  const words = plain(input.text);
  const danger = dangerIn(words, input, undefined, profile);
  if (danger) return await callPerson(danger, ports, turn);
  if (wantsMessage(words)) return { reply: SILENT, next: { form: 'message' } };
  if (wantsCallback(words)) return { reply: SILENT, next: { form: 'callback', values: aboutOf(turn) } };
  if (leavesQueue(input.text)) return { reply: { ...saying([{ key: 'handoff.left' }]), handoffs: handoff ? [ended(handoff, turn)] : [] } };
  if (asksPlace(words) || asksPerson(input.text)) return { reply: await placeReply(context) };
  if (staysInQueue(input.text)) return { reply: saying([{ key: 'handoff.stays' }]) };
  if (complaintIntent.wanted(words, input)) {
    const urgency = handoff && handoff.urgency < 1 ? handoff.urgency : 1;
    return { reply: { ...saying([{ key: 'handoff.kept.complaint' }]), events: [{ event: 'complaint.waits' }], handoffs: handoff ? [changed(handoff, { why: 'complaint', urgency, skill: profile.people.skills['complaint'] ?? handoff.skill })] : [] }, acknowledges: true };
  }
  const answer = questioned(input.text) ? await answered(input.text, context) : undefined;
  if (answer) return { reply: answer };
  return acknowledged ? { reply: SILENT } : { reply: saying([{ key: 'handoff.kept' }]), acknowledges: true };
}

/** Only what is sure: a clause that answers, or what the profile holds. */
async function answered(said: string, { ports, forms, turn }: Waiting): Promise<Reply | undefined> {
  const topic = topicOf(said);
  if (topic !== undefined && topic !== 'duration') return { ...answerInformation(ports.profile(), forms.booking.slots, said, {}, turn.at), choices: [] };
  const reply = await answerNorms(said, ports.norms, turn.at);
  return reply?.card && reply;
}

/** Where the customer is in the queue now. */
async function placeReply({ ports, turn }: Waiting): Promise<Reply> {
  const profile = ports.profile();
  const { phone } = profile;
  const desk = deskAt(profile, instantOf(turn.at));
  if (!desk.open) return saying([{ key: 'handoff.closing', params: { opens: shownAt(desk.opensAt, profile, turn.at), phone } }], waitingChoices(turn.at.locale, false));
  const { waiting, agents, meanHeldSeconds } = await ports.desk.situation();
  const handoff = waitingFor(turn, 'chat');
  // The router tells places as they change; what it told last is as good as any count of ours.
  const place = Math.max(1, handoff !== undefined && handoff.placeTold > 0 ? Math.min(handoff.placeTold, waiting) : waiting);
  const ahead = place - 1;
  const line = ((): Line => {
    if (agents === 0) return { key: 'handoff.still.nobody', params: { phone } };
    if (handoff?.urgency === 0) return { key: 'handoff.still.urgent', params: { phone } };
    if (ahead === 0) return { key: 'handoff.still.next' };
    return meanHeldSeconds === undefined ? { key: 'handoff.still.place', params: { ahead } } : { key: 'handoff.still.wait', params: { ahead, minutes: expectedWait(place, agents, meanHeldSeconds) / 60 } };
  })();
  return saying([line], waitingChoices(turn.at.locale, agents > 0));
}

function aboutOf({ handoff }: DialogTurn): { readonly about?: string } {
  const said = handoff?.summary.said;
  return said === undefined ? {} : { about: said };
}
