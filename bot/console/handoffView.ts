import type { Handoff } from '../../handoff/handoff.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { HandoffView } from '../api/chats.js';

/** A handoff as the desk shows it: contacts masked, what only the router needs left out. */
export function handoffView({ passedBy: _passedBy, former: _former, placeTold: _placeTold, version: _version, summary, ...shown }: Handoff): HandoffView {
  const { customer, form, numbers, clauses, said, agreed } = summary;
  return {
    ...shown,
    summary: {
      ...(said !== undefined && { said: maskPersonal(said) }),
      ...(form && { form: { name: form.name, answers: form.answers.map(({ slot, label, value }) => ({ slot, label, value: maskPersonal(value) })) } }),
      ...(customer && { customer: { ...customer, ...(customer.contact !== undefined && { contact: maskPersonal(customer.contact) }) } }),
      ...(numbers && { numbers: [...numbers] }),
      ...(clauses && { clauses: [...clauses] }),
      ...(agreed !== undefined && { agreed: maskPersonal(agreed) }),
    },
  };
}
