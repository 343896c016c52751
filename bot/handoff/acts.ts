import { decideAct, type Act, type ActRefusal } from '../../handoff/act.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { Acted, ActRequest } from '../../handoff/port.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { Clock } from '../clock.js';
import { maskNumbers } from '../privacy.js';
import { draftsOf, type NumberOf } from './told.js';

/** Puts an act into its conversation's transaction, and tells the channels; see `Core.act`. */
export type Perform = (request: ActRequest) => Promise<Acted>;

/** What acts are made of. */
export interface ActParts {
  readonly perform: Perform;
  readonly clock: Clock;
  readonly numberOf: NumberOf;
}

/** How an act is named and what it may begin. */
export interface ActOptions {
  /** See {@link ActRequest.key}. */
  readonly key?: string;
  /** See {@link ActRequest.handoff}. */
  readonly handoff?: string;
  readonly begins?: Handoff;
}

/** Does something to a conversation for somebody at the desk or the router: decided under its lock, on record, told to the customer. */
export async function act({ perform, clock, numberOf }: ActParts, conversation: string, what: Act, options: ActOptions = {}): Promise<Acted> {
  const at = new Date(clock.now()).toISOString();
  const by = 'by' in what ? what.by.id : undefined;
  const masked = protectedAct(what);
  return await perform({
    conversation,
    ...options,
    decide: (standing) => {
      const done = decideAct(masked, standing, at);
      if (isRefusal(done)) return done;
      return { done, drafts: draftsOf(done, by, standing, numberOf, at) };
    },
  });
}

/** Notes go into events, which are kept as they are written: what is personal in them is masked. In what is said to a customer, card and identity numbers are. */
function protectedAct(what: Act): Act {
  if ('note' in what) return { ...what, note: maskPersonal(what.note) };
  if (what.do === 'note') return { ...what, text: maskPersonal(what.text) };
  if (what.do === 'say') return { ...what, message: { ...what.message, text: maskNumbers(what.message.text) } };
  return what;
}

function isRefusal(done: ReturnType<typeof decideAct>): done is ActRefusal {
  return typeof done === 'string';
}
