import { maskPersonal } from '../../../records/personal/mask.js';
import type { DataRequest } from '../../../supervision/customers/request.js';
import type { RequestView } from '../../api/customers.js';
import type { Staff } from '../../staff/port.js';
import type { Vault } from '../../../records/vault.js';
import { referenceOf } from './person.js';

/** A request as staff see it: masked, with the way to the customer's file. */
export function requestView(request: DataRequest, { vault, now, people }: { readonly vault: Vault; readonly now: number; readonly people: ReadonlyMap<string, Staff> }): RequestView {
  const { id, wants, state, openedAt, openedBy, dueAt, version, about, person, words, correction, verified, answer } = request;
  return {
    id, wants, state, openedAt, openedBy, openedByName: people.get(openedBy)?.displayName ?? '', ...(dueAt !== undefined && { dueAt }), late: state === 'open' && dueAt !== undefined && Date.parse(dueAt) < now, version,
    ...(about.conversation !== undefined && { conversation: about.conversation }), reference: referenceOf(person, vault),
    contacts: person.contacts.map(({ value }) => maskPersonal(value)), identities: person.identities.map(maskPersonal), words: maskPersonal(words),
    ...(correction && { correction: { about: maskPersonal(correction.about), wrong: maskPersonal(correction.wrong), right: maskPersonal(correction.right) } }),
    ...(verified && { verified }),
    ...(answer && { answer: { how: answer.how, at: answer.at, by: people.get(answer.by)?.displayName ?? answer.by, text: maskPersonal(answer.text), ...(answer.linkUntil !== undefined && { linkUntil: answer.linkUntil }), ...(answer.deletion !== undefined && { deletion: answer.deletion }) } }),
  };
}
