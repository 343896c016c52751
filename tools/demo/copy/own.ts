import { contactKeyText } from '../../../adapters/database/caseReading.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import type { Vault } from '../../../records/vault.js';
import type { Person } from '../people/customers.js';

/** Every writing in which the product keeps what is a customer's own, in an order that is the same for all customers. */
export function writingsOf(vault: Vault, { name, phone, mail, identity }: Person): string[] {
  const international = `+86${phone}`;
  const spaced = `+86 ${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const entered = vault.lookup(`${phone}|${name}`).slice(0, 16);
  return [
    international, phone, maskPersonal(international), maskPersonal(phone), spaced, mail, maskPersonal(mail), name, `${Array.from(name)[0] ?? ''}**`, identity ?? '', entered,
    vault.lookup(contactKeyText({ kind: 'phone', value: international })), vault.lookup(contactKeyText({ kind: 'mail', value: mail })),
  ];
}
