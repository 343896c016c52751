import { changeCase, did, keepCase } from '../../cases/change.js';
import { text } from '../../texts/catalogue.js';
import { SILENT } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';
import { instantOf } from '../newCase.js';
import { currentCase, numberOf } from '../service/currentCase.js';

/** A draft that nobody touched for long: the customer is told once that it is still here, and a person follows it up. */
export const draftAbandoned: Answer = async (happening, ports, turn) => {
  const number = numberOf(happening);
  const draft = number === undefined ? undefined : await currentCase(number, ports, turn);
  if (draft?.kind !== 'complaint' || draft.state !== 'draft' || did(draft, 'draft.reminded')) return { reply: SILENT };
  const profile = ports.profile();
  const after = changeCase(draft, {}, { by: 'system', what: 'draft.reminded' }, profile, instantOf(turn.at));
  // Being told of it is no new touch: it is not told again.
  const commands = keepCase(after, profile).map((command) => (command.kind === 'timers' ? { ...command, timers: command.timers.filter(({ event }) => event !== 'draft.abandoned') } : command));
  const goOn = text(turn.locale, 'complaint.button.continue');
  return {
    reply: {
      ...SILENT,
      lines: [{ key: 'complaint.abandoned', params: { number: draft.number } }],
      choices: [{ title: goOn, say: goOn }],
      events: [{ event: 'person.needed', data: { why: 'draft-abandoned', number: draft.number } }],
      commands,
    },
  };
};
