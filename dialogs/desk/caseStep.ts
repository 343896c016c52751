import type { Card } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import { keepCase } from '../../cases/change.js';
import { applyStep } from '../../cases/rules/apply.js';
import type { DeskStep } from '../../cases/rules/step.js';
import type { Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { currentCase } from '../service/currentCase.js';
import { refused } from './refused.js';
import { linesOf } from './tell.js';

/** A step in a case: the case after it, and the customer told in the chat and by notice (norms 1.5.2, 2.3–2.5). */
export async function stepCase(number: string, step: DeskStep, ports: CounterPorts, turn: DialogTurn): Promise<Reply> {
  const before = await currentCase(number, ports, turn);
  if (before === undefined) return refused(number, step.by, 'no-such-case');
  const profile = ports.profile();
  const applied = applyStep(before, step, profile, instantOf(turn.at));
  if (!applied.ok) return refused(number, step.by, applied.reason);
  const lines = applied.tell.flatMap((told) => linesOf(told, applied.case, profile, turn.locale));
  const { contact } = applied.case.person;
  return {
    lines,
    choices: [],
    ...(step.do === 'answer' && { card: letterCard(number, ports, turn) }),
    events: [{ event: 'desk.done', data: { number, by: step.by, step: step.do, state: applied.case.state } }],
    commands: keepCase(applied.case, profile),
    notices: contact === undefined || lines.length === 0 || !turn.codes.reaches(contact) ? [] : [{ to: contact, subject: 'desk.notice.subject', lines }],
  };
}

/** The written result as a letter to be printed (norm 1.5.2). */
function letterCard(number: string, { letterLink }: CounterPorts, { locale }: DialogTurn): Card {
  return { title: text(locale, 'letter.number', { number }), facts: [], links: [{ title: text(locale, 'letter.link'), href: letterLink(number) }] };
}
