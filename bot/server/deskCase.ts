import type { Case } from '../../cases/case.js';
import { maskValue } from '../../records/personal/mask.js';
import type { Json } from '../../records/json.js';

/** A case as staff's systems see it: personal data masked, what the store needs left out. */
export function seenCase({ number, kind, state, conversation, channel, locale, openedAt, updatedAt, person, subject, details, major, owner, accused, deadlines, steps, version }: Case): Json {
  const who: Json = {
    ...(person.name !== undefined && { name: maskName(person.name) }),
    ...(person.contact && { contact: maskValue({ ...person.contact }) }),
    ...(person.onBehalfOf !== undefined && { onBehalfOf: maskName(person.onBehalfOf) }),
    identified: person.identity !== undefined,
  };
  return {
    number, kind, state, conversation, ...(channel !== undefined && { channel }), locale, openedAt, updatedAt, subject: maskValue(subject), major, version, person: who, details: maskValue(details), accused,
    ...(owner !== undefined && { owner }),
    deadlines: deadlines.map(({ policy, event, clause, dueAt, doneAt, certain }) => ({ policy, event, clause, dueAt, certain, ...(doneAt !== undefined && { doneAt }) })),
    steps: steps.map(({ at, by, what, note }) => ({ at, by, what, ...(note !== undefined && { note: maskValue(note) }) })),
  };
}

/** A name by its first character: 王**. */
function maskName(name: string): string {
  const [first = ''] = Array.from(name);
  return `${first}**`;
}
