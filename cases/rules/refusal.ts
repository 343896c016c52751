import type { ExtensionRefusal } from '../clock/extend.js';

/** Why a step at the desk was not done. */
export type DeskRefusal =
  | 'unreadable'
  | 'not-staff'
  | 'no-such-case'
  | 'no-such-booking'
  | 'accused'
  | 'ended'
  | 'wrong-kind'
  | 'wrong-order'
  | 'owner-accused'
  | 'accuses-themselves'
  | 'cause-missing'
  | 'correction-missing'
  | 'already-major'
  | 'no-such-deadline'
  | 'wrong-stage'
  | 'same-reviewer'
  | 'time-gone'
  | 'no-time-free'
  | 'time-not-free'
  | 'changed-just-now'
  | ExtensionRefusal;

/** What staff are told: why not, and what to do instead. */
export const REFUSAL_SENTENCES: Readonly<Record<DeskRefusal, string>> = {
  unreadable: 'The step could not be read. Check its fields and send it again.',
  'not-staff': 'Only staff can do this step. Send it through the desk.',
  'no-such-case': 'There is no case with this number. Check the number.',
  'no-such-booking': 'There is no appointment with this number, or it was cancelled. Check the number.',
  accused: 'The complaint is about this person, who may take no part in it. Somebody else must do the step.',
  ended: 'The case is over. If the matter is not settled, the customer reopens it or a new case is made.',
  'wrong-kind': 'This step does not exist for this kind of case. Choose one of its own steps.',
  'wrong-order': 'The case is not ready for this step. Do the step before it first.',
  'owner-accused': 'The complaint is about this person, who may not own it. Assign somebody else.',
  'accuses-themselves': 'Nobody can name themselves and go on. Somebody else must take the complaint over and do this.',
  'cause-missing': 'A complaint is closed with its cause (norm 1.5.2). Add the cause.',
  'correction-missing': 'A complaint is closed with its correction (norm 1.5.2). Add what was corrected.',
  'already-major': 'The case is a major matter already. Nothing needs to be done.',
  'no-such-deadline': 'The case has no deadline of this policy. Choose one of the deadlines it has.',
  'wrong-stage': 'Another review is due. Reviews are first, second, final, in this order.',
  'same-reviewer': 'This person did another review of the application (norm 2.2.3). A different person must do this one.',
  'time-gone': 'This time is past. Give one that is still to come.',
  'no-time-free': 'No later time is free for this appointment. Cancel it, or agree on a time by telephone.',
  'time-not-free': 'The new time is not free for this appointment. Choose another one, or leave it out for the next free one.',
  'changed-just-now': 'The appointment was changed at the same moment. Look at it, and send the step again if it is still right.',
  'not-extensible': 'The policy of this deadline knows no extension. Answer in time, or tell the customer of a delay.',
  'already-met': 'The deadline is met. Nothing needs to be extended.',
  'past-due': 'The deadline is missed, and an extension does not undo that. Answer now.',
  'already-extended': 'The deadline was extended as often as is allowed. Answer in time.',
  'wrong-length': 'The number of days is more than the policy allows, or none. Choose fewer, or leave it out.',
  'reason-missing': 'An extension needs a reason, which the customer is told. Add it.',
  'approval-missing': 'An extension needs approval. Add who approved it.',
  'approver-is-requester': 'Nobody approves their own extension. Somebody else must approve it.',
};
