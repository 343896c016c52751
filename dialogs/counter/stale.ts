import { receiptCard } from '../booking/receipt.js';
import { saying, type Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { CounterPorts } from '../ports.js';

/** A button of a form that is over: what it made is shown again, and nothing is made twice. */
export async function madeBefore(formKey: string, ports: CounterPorts, { at, conversation }: DialogTurn): Promise<Reply> {
  const booking = await ports.bookings.byFormKey(formKey);
  if (booking?.conversation === conversation) return { ...saying([{ key: 'form.already', params: { number: booking.number } }]), card: receiptCard(booking, ports, at) };
  const made = await ports.cases.byFormKey(formKey);
  if (made?.conversation === conversation) return saying([{ key: 'form.already', params: { number: made.number } }]);
  return saying([{ key: 'form.stale' }]);
}
