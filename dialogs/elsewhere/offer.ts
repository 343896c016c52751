import { text } from '../../texts/catalogue.js';
import type { Known } from '../form/known.js';
import { saying, together, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { CounterPorts } from '../ports.js';
import { isIdentified } from '../progress/mine.js';
import { channelName, formTitle } from './which.js';

/** Adds, for a customer who has shown who they are, what they left open on another channel, with a button to go on with it. */
export async function offerElsewhere(reply: Reply, { elsewhere }: Pick<CounterPorts, 'elsewhere'>, { at: { locale }, conversation, known }: { readonly at: Moment; readonly conversation: string; readonly known: Known }): Promise<Reply> {
  const open = isIdentified(known) ? ((await elsewhere?.glance({ conversation, known })) ?? []) : [];
  const [latest] = open;
  if (latest === undefined) return reply;
  const params = { channel: channelName(latest.channel, locale), title: formTitle(latest.state.form, locale) };
  const said = saying([{ key: open.length === 1 ? 'elsewhere.offer' : 'elsewhere.offer.several', params }]);
  const choice = { title: text(locale, 'elsewhere.button', params), say: text(locale, 'elsewhere.say', params) };
  return { ...together(reply, said), choices: [choice, ...reply.choices] };
}
