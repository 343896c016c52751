import { describe, expect, it } from 'vitest';
import example from '../../cases/profile/example-bank.json' with { type: 'json' };
import { advisersFor, amountProblem, branchesFor, impliedKind, servicesAt, whatToBring } from '../../cases/profile/profile.js';
import { describeProblems, profile as schema } from '../../cases/profile/schema.js';
import { SERVICE_CLASSES } from '../../cases/profile/service.js';

type Raw = typeof example;

const bank = schema.parse(example);

/** What is said of a profile in which one thing was changed. */
function problemsAfter(change: (raw: Raw) => void): string[] {
  const raw = structuredClone(example);
  change(raw);
  const checked = schema.safeParse(raw);
  return checked.success ? [] : describeProblems(checked.error);
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`the example has no ${index}`);
  return found;
}

describe('示例银行', () => {
  it('fits the schema and has services in all five classes (norm 3.1)', () => {
    expect(new Set(bank.services.map((service) => service.class))).toEqual(new Set(SERVICE_CLASSES));
  });

  it('has an adviser who speaks English at each branch, and a Saturday morning', () => {
    for (const branch of bank.branches) expect(bank.advisers.some((adviser) => adviser.branch === branch.id && (adviser.languages.includes('en') || branch.id === 'jingan'))).toBe(true);
    expect(bank.branches.filter((branch) => branch.hours.saturday.length > 0).map((branch) => branch.id)).toEqual(['xuhui']);
  });

  it('gives personal customers wealth advisers and companies consultants or credit approval (norm 2.1.2)', () => {
    expect(advisersFor(bank, { service: 'wealth-advice', customerKind: 'personal' }).every((adviser) => adviser.role === 'wealth-adviser')).toBe(true);
    expect(advisersFor(bank, { service: 'business-loan', customerKind: 'company' }).every((adviser) => ['financial-consultant', 'credit-approval'].includes(adviser.role))).toBe(true);
    expect(advisersFor(bank, { service: 'business-loan', customerKind: 'personal' })).toEqual([]);
  });

  it('answers what forms ask of it', () => {
    expect(branchesFor(bank, 'business-loan').map((branch) => branch.id)).toEqual(['pudong', 'jingan']);
    expect(servicesAt(bank, 'xuhui', 'company').map((service) => service.id)).toEqual(['business-account', 'cross-border-transfer', 'mobile-banking']);
    expect(whatToBring(bank, 'open-account', 'en')).toEqual(['Your valid identity document', 'A mobile phone registered in your name']);
    expect(whatToBring(bank, 'nothing', 'en')).toEqual([]);
    expect([impliedKind(bank, 'business-loan'), impliedKind(bank, 'wealth-advice'), impliedKind(bank, 'cross-border-transfer')]).toEqual(['company', 'personal', undefined]);
    expect(amountProblem(bank, 'personal-loan', { value: 5, currency: 'CNY' })).toBe('too-small');
    expect(amountProblem(bank, 'personal-loan', { value: 6e6, currency: 'CNY' })).toBe('too-large');
    expect(amountProblem(bank, 'personal-loan', { value: 5, currency: 'USD' })).toBeUndefined();
    expect(amountProblem(bank, 'open-account', { value: 5, currency: 'CNY' })).toBeUndefined();
  });
});

describe('a broken profile', () => {
  it.each<[string, (raw: Raw) => void, string]>([
    ['a name without English', (raw) => (raw.name.en = ''), 'name.en: '],
    ['an unknown time zone', (raw) => (raw.timeZone = 'Asia/Beijing City'), 'timeZone: expected an IANA time zone'],
    ['a duration that is no multiple of a cell', (raw) => (at(raw.services, 1).duration = 40), 'services[1].duration: expected a multiple of 30 minutes'],
    ['reversed hours', (raw) => (at(raw.branches, 0).hours.monday = ['17:00-09:00']), 'branches[0].hours.monday[0]: expected the end after the beginning'],
    ['hours that are none', (raw) => (at(raw.branches, 0).hours.monday = ['nine to five']), 'branches[0].hours.monday[0]: expected a span such as "09:00-12:00"'],
    ['overlapping hours', (raw) => (at(raw.branches, 0).hours.monday = ['09:00-12:00', '11:00-17:00']), 'branches[0].hours.monday[1]: expected spans in order'],
    ['a duplicate branch id', (raw) => (at(raw.branches, 1).id = 'pudong'), 'branches[1].id: "pudong" is already the id of branches[0]'],
    ['a duplicate adviser id', (raw) => (at(raw.advisers, 1).id = 'pd-chen'), 'advisers[1].id: "pd-chen" is already'],
    ['an adviser of an unknown branch', (raw) => (at(raw.advisers, 0).branch = 'moon'), 'advisers[0].branch: no branch "moon"; expected one of pudong, xuhui, jingan'],
    ['an adviser of an unknown service', (raw) => at(raw.advisers, 0).services.push('gold'), 'advisers[0].services[2]: no service "gold"'],
    ['a service at an unknown branch', (raw) => Object.assign(at(raw.services, 0), { where: ['moon'] }), 'services[0].where[0]: no branch "moon"'],
    ['two branches with one nickname', (raw) => at(raw.branches, 1).nicknames.push('浦东'), '"浦东" already means "pudong" (branches[0])'],
    ['two services with one alias, in another width', (raw) => at(raw.services, 1).aliases.push('ＷＥＡＬＴＨ'), '"ＷＥＡＬＴＨ" already means "wealth-advice" (services[0])'],
    ['an alias that belongs to a group', (raw) => at(raw.serviceGroups, 0).aliases.push('房贷'), 'serviceGroups[0].aliases[11]: "房贷" already means "personal-loan"'],
    ['a group of unknown services', (raw) => at(raw.serviceGroups, 0).among.push('gold'), 'serviceGroups[0].among[2]: no service "gold"'],
    ['a service nobody offers', (raw) => raw.advisers.forEach((adviser) => (adviser.services = adviser.services.filter((id) => id !== 'safe-deposit-box').concat(adviser.services.length === 1 ? ['open-account'] : []))), 'services[7]: nobody offers "safe-deposit-box"'],
    ['a skill nobody has', (raw) => (at(raw.services, 0).skills = ['astrology']), 'services[0]: nobody offers "wealth-advice"'],
    ['a customer kind nobody serves', (raw) => at(raw.services, 0).customerKinds.push('company'), 'services[0].customerKinds[1]: no adviser offers "wealth-advice" to company customers'],
    ['a max below its min', (raw) => Object.assign(at(raw.services, 2).amount ?? {}, { max: 5 }), 'services[2].amount.max: expected at least min, 10000'],
    ['a day that does not exist', (raw) => (at(raw.holidays.closed, 0).day = '2027-02-30'), 'holidays.closed[0].day: expected a day such as'],
    ['a day both closed and open', (raw) => Object.assign(raw.holidays, { openExtra: [{ day: '2027-01-01' }] }), 'holidays.openExtra[0].day: 2027-01-01 is also in holidays.closed'],
    ['a rule for a team that is none', (raw) => Object.assign(at(raw.people.rules, 0), { team: 'moon' }), 'people.rules[0].team: no team "moon"; expected one of complaints, loans'],
    ['a skill for a service that is none', (raw) => Object.assign(raw.people.skills, { gold: 'gold' }), 'people.skills.gold: no service "gold"'],
    ['a desk that never opens', (raw) => Object.assign(raw.people, { hours: {} }), 'people.hours: expected hours on one weekday at least'],
    ['an adviser working when the branch is closed', (raw) => Object.assign(at(raw.advisers, 0), { hours: { monday: ['12:00-13:00'] } }), 'advisers[0].hours.monday[0]: outside the hours of branch "pudong"'],
    ['a misspelt field', (raw) => Object.assign(at(raw.branches, 0), { nickname: ['x'] }), 'branches[0]: Unrecognized key: "nickname"'],
    ['an unknown class', (raw) => (at(raw.services, 0).class = 'luxury'), 'services[0].class: '],
  ])('GIVEN %s THEN the field is named', (_what, change, expected) => {
    expect(problemsAfter(change).join('\n')).toContain(expected);
  });
});
