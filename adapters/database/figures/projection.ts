import type { Fact } from '../../../supervision/figures/facts/fact.js';
import { factsOf, FACTS_VERSION } from '../../../supervision/figures/facts/facts.js';
import { stepOf } from '../../../supervision/figures/steps.js';
import type { KeptProjection } from '../projection/kept.js';
import { SetInsert, SetQuery } from '../setWise.js';
import { storable } from '../texts.js';
import type { Cell, Columns, Traits } from '../traits.js';
import { calendarsIn } from './calendars.js';

const COLUMNS: Columns = {
  conversation: 'text', ordinal: 'integer', sequence: 'integer', at: 'text', day: 'text', kind: 'text', label: 'text', side: 'text', agent: 'text', branch: 'text', channel: 'text', customer_class: 'text', matter: 'text',
  value: 'integer', desk: 'integer', step: 'integer', desk_step: 'integer',
};

function cells({ conversation, ordinal, sequence, at, day, kind, label, side, agent, branch, channel, customerClass, matter, value, desk }: Fact): readonly Cell[] {
  const text = [label, side, agent, branch, channel, customerClass, matter].map(storable);
  const numbers = [value, desk].map((each) => (each === undefined ? null : Math.round(each)));
  return [conversation, ordinal, sequence, at, day, kind, ...text, ...numbers, ...numbers.map((each) => (each === null ? null : stepOf(each)))];
}

interface Statements {
  readonly insert: SetInsert;
  readonly remove: SetQuery<never>;
}

const statements = new Map<Traits, Statements>();

function of(traits: Traits): Statements {
  const known = statements.get(traits) ?? {
    insert: new SetInsert(traits, 'facts', COLUMNS),
    remove: new SetQuery<never>(traits, { conversation: 'text' }, (given) => `delete from facts where conversation in (select given.conversation from ${given})`),
  };
  statements.set(traits, known);
  return known;
}

const forget: KeptProjection['forget'] = async (on, traits, conversations) => {
  await of(traits).remove.run(on, conversations.map((conversation) => [conversation]));
};

/** What counts, replaced whole when a conversation has grown; of one whose beginning is in the archive it stays as it was. */
export const FACTS_PROJECTION: KeptProjection = {
  name: 'facts',
  version: FACTS_VERSION,
  async write(on, traits, inputs) {
    const whole = inputs.filter((input) => input.whole);
    const calendars = await calendarsIn(on);
    await forget(on, traits, whole.map(({ conversation }) => conversation.id));
    await of(traits).insert.run(on, whole.flatMap((input) => factsOf(input, calendars).map(cells)));
  },
  forget,
};
