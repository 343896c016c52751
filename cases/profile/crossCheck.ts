import type { Adviser } from './adviser.js';
import type { Branch } from './branch.js';
import { WEEKDAYS } from './hours.js';
import type { People } from './people.js';
import type { Holidays } from './policy.js';
import type { Service, ServiceGroup } from './service.js';
import { foldName } from './foldName.js';

/** A field that does not fit the others. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The parts of a profile that refer to each other. */
export interface Parts {
  readonly branches: readonly Branch[];
  readonly services: readonly Service[];
  readonly serviceGroups: readonly ServiceGroup[];
  readonly advisers: readonly Adviser[];
  readonly holidays: Holidays;
  readonly people: People;
}

/** Checks a profile's parts against each other. Empty when all fits. */
export function crossCheck(parts: Parts): Problem[] {
  return [
    ...duplicateIds('branches', parts.branches),
    ...duplicateIds('services', parts.services),
    ...duplicateIds('advisers', parts.advisers),
    ...sharedNames('branches', 'nicknames', parts.branches.map((each) => ({ id: each.id, name: each.name, more: each.nicknames }))),
    ...sharedNames('services', 'aliases', parts.services.map((each) => ({ id: each.id, name: each.name, more: each.aliases }))),
    ...references(parts),
    ...groups(parts),
    ...offers(parts),
    ...days(parts.holidays),
    ...atDesk(parts),
  ];
}

function duplicateIds(list: string, things: readonly { readonly id: string }[]): Problem[] {
  return things.flatMap((thing, index) => {
    const first = things.findIndex((other) => other.id === thing.id);
    return first < index ? [{ path: [list, index, 'id'], message: `"${thing.id}" is already the id of ${list}[${first}]` }] : [];
  });
}

interface Nameable {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly more: readonly string[];
}

/** Two things of one kind called the same could never be told apart. */
function sharedNames(list: string, field: string, things: readonly Nameable[]): Problem[] {
  const owners = new Map<string, number>();
  const problems: Problem[] = [];
  things.forEach((thing, index) => {
    const spoken: [path: (string | number)[], said: string][] = [
      ...Object.entries(thing.name).map(([locale, said]): [(string | number)[], string] => [[list, index, 'name', locale], said]),
      ...thing.more.map((said, at): [(string | number)[], string] => [[list, index, field, at], said]),
    ];
    for (const [path, said] of spoken) {
      const owner = owners.get(foldName(said));
      if (owner === undefined) owners.set(foldName(said), index);
      else if (owner !== index) problems.push({ path, message: `"${said}" already means "${things[owner]?.id ?? ''}" (${list}[${owner}])` });
    }
  });
  return problems;
}

function unknown(path: Problem['path'], id: string, what: string, known: readonly { readonly id: string }[]): Problem[] {
  if (known.some((thing) => thing.id === id)) return [];
  return [{ path, message: `no ${what} "${id}"; expected one of ${known.map((thing) => thing.id).join(', ')}` }];
}

function references({ branches, services, advisers }: Parts): Problem[] {
  return [
    ...services.flatMap((service, at) =>
      service.where === 'all' ? [] : service.where.flatMap((id, index) => unknown(['services', at, 'where', index], id, 'branch', branches)),
    ),
    ...advisers.flatMap((adviser, at) => [
      ...unknown(['advisers', at, 'branch'], adviser.branch, 'branch', branches),
      ...adviser.services.flatMap((id, index) => unknown(['advisers', at, 'services', index], id, 'service', services)),
      ...outsideHours(adviser, at, branches),
    ]),
  ];
}

function outsideHours(adviser: Adviser, at: number, branches: readonly Branch[]): Problem[] {
  const home = branches.find((branch) => branch.id === adviser.branch);
  const own = adviser.hours;
  if (home === undefined || own === undefined) return [];
  return WEEKDAYS.flatMap((weekday) =>
    own[weekday].flatMap((span, index) =>
      home.hours[weekday].some((open) => open.from <= span.from && span.to <= open.to)
        ? []
        : [{ path: ['advisers', at, 'hours', weekday, index], message: `outside the hours of branch "${home.id}" on ${weekday}` }],
    ),
  );
}

function groups({ services, serviceGroups }: Parts): Problem[] {
  const spoken = new Map(services.flatMap((each) => [...Object.values(each.name), ...each.aliases].map((said): [string, string] => [foldName(said), each.id])));
  return serviceGroups.flatMap((group, at) => [
    ...group.among.flatMap((id, index) => unknown(['serviceGroups', at, 'among', index], id, 'service', services)),
    ...(group.otherwise === undefined || group.among.includes(group.otherwise)
      ? []
      : [{ path: ['serviceGroups', at, 'otherwise'], message: `"${group.otherwise}" is not in among` }]),
    ...group.aliases.flatMap((said, index) => {
      const owner = spoken.get(foldName(said));
      // A service's own name may open its group, when it is what the bare word means.
      return owner === undefined || owner === group.otherwise
        ? []
        : [{ path: ['serviceGroups', at, 'aliases', index], message: `"${said}" already means "${owner}"` }];
    }),
  ]);
}

/** A service nobody offers, or not to a customer kind it claims, could be asked for and never booked. */
function offers({ services, advisers, branches }: Parts): Problem[] {
  return services.flatMap((service, at): Problem[] => {
    const places = service.where === 'all' ? branches.map((branch) => branch.id) : service.where;
    const able = advisers.filter(
      (adviser) => adviser.services.includes(service.id) && places.includes(adviser.branch) && service.skills.every((skill) => adviser.skills.includes(skill)),
    );
    if (able.length === 0) return [{ path: ['services', at], message: `nobody offers "${service.id}": no adviser with its skills at its branches lists it` }];
    return service.customerKinds.flatMap((kind, index) =>
      able.some((adviser) => adviser.customerKinds.includes(kind))
        ? []
        : [{ path: ['services', at, 'customerKinds', index], message: `no adviser offers "${service.id}" to ${kind} customers` }],
    );
  });
}

function atDesk({ people, services }: Parts): Problem[] {
  const { hours, teams, rules, skills } = people;
  return [
    ...(WEEKDAYS.every((weekday) => hours[weekday].length === 0) ? [{ path: ['people', 'hours'], message: 'expected hours on one weekday at least: nobody would ever answer' }] : []),
    ...duplicateIds('people.teams', teams),
    ...rules.flatMap(({ team }, index) => (team === undefined ? [] : unknown(['people', 'rules', index, 'team'], team, 'team', teams))),
    ...Object.keys(skills).flatMap((matter) => (matter === 'complaint' ? [] : unknown(['people', 'skills', matter], matter, 'service', services))),
  ];
}

function days(holidays: Holidays): Problem[] {
  const closed = new Set(holidays.closed.map((each) => each.day));
  return holidays.openExtra.flatMap((each, index) =>
    closed.has(each.day) ? [{ path: ['holidays', 'openExtra', index, 'day'], message: `${each.day} is also in holidays.closed` }] : [],
  );
}
