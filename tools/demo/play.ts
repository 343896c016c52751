import type { Random } from '../crash/random.js';
import { inZone, isDeskTime, someMoments } from './calendar.js';
import { OUTSIDE_CHANNELS, type OutsideChannel } from './house/channels.js';
import type { House } from './house/house.js';
import { Schedule, type Doing } from './house/schedule.js';
import type { Values } from './house/values.js';
import { Visitor } from './house/visitor.js';
import { makePerson, someLocale, type Person } from './people/customers.js';
import { applicationVisit } from './visits/application.js';
import { bookingVisit } from './visits/booking.js';
import { complaintVisit } from './visits/complaint.js';
import { feedbackVisit } from './visits/feedback.js';
import { personVisit } from './visits/person.js';
import { enterCall } from './visits/phone.js';
import { progressVisit } from './visits/progress.js';
import { questionsVisit } from './visits/questions.js';
import { ownSurvey } from './visits/survey.js';
import { tends } from './visits/tend.js';
import type { Visit } from './visits/visit.js';

const MINUTE_MS = 60_000;

/** What visits are about, with their shares of all. */
const VISITS: readonly (readonly [share: number, visit: Visit | 'call'])[] = [
  [0.25, questionsVisit], [0.2, bookingVisit], [0.19, personVisit], [0.11, complaintVisit], [0.08, applicationVisit], [0.07, feedbackVisit], [0.04, progressVisit], [0.02, (visitor) => ownSurvey(visitor)], [0.04, 'call'],
];
/** Records that a visit comes to, over all kinds: as measured. */
const RECORDS_PER_VISIT = 28;

/** What is played. */
export interface Play {
  readonly house: House;
  readonly random: Random;
  readonly values: Values;
  readonly from: number;
  readonly to: number;
  /** About so many records. */
  readonly records: number;
  /** Told how much of the time has gone by, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Lets months go by at the counter: customers come and come back, staff work, timers fire, all through the product's own doors. */
export async function play({ house, random, values, from, to, records, onProgress }: Play): Promise<void> {
  const schedule = new Schedule();
  const begin = (at: number, doing: Doing): void => schedule.plan(at, doing);
  const visits = Math.max(1, Math.round(records / RECORDS_PER_VISIT));
  const regulars = Array.from({ length: Math.ceil(visits / 5) }, () => makePerson(random, someLocale(random), random.chance(0.7)));
  for (const [index, at] of someMoments(random, from, to, visits).entries()) {
    const own = random.fork(index);
    const person = own.chance(0.45) ? own.among(regulars) : makePerson(own, someLocale(own), own.chance(0.15));
    begin(at, comes({ house, random: own, values, begin, person }));
  }
  begin(from, goesBy(house));
  begin(from, tends(house, random.fork(-1), begin));
  await schedule.run(house, to, (moment) => onProgress((moment - from) / (to - from)));
  await house.reach(to);
  await house.tick();
}

interface Coming {
  readonly house: House;
  readonly random: Random;
  readonly values: Values;
  readonly begin: (at: number, doing: Doing) => void;
  readonly person: Person;
}

async function* comes({ house, random, values, begin, person }: Coming): Doing {
  const visit = chosen(random);
  if (visit === 'call') {
    if (isDeskTime(inZone(house.clock.now()))) await enterCall(house, random, person, values);
    return;
  }
  const visitor = await Visitor.arrive(house, random, person, values, channelOf(random, person));
  yield* visit(visitor, begin);
}

function chosen(random: Random): Visit | 'call' {
  let left = random.next();
  for (const [share, visit] of VISITS) {
    left -= share;
    if (left < 0) return visit;
  }
  return questionsVisit;
}

/** Mostly the web. */
function channelOf(random: Random, { locale }: Person): OutsideChannel | undefined {
  if (!random.chance(locale === 'zh-Hant' ? 0.4 : 0.18)) return undefined;
  return locale === 'zh-Hant' ? 'line' : random.among(OUTSIDE_CHANNELS);
}

/** Time itself: what is due happens within minutes by day, within half an hour at night. */
async function* goesBy(house: House): Doing {
  for (;;) {
    await house.tick();
    const { hour } = inZone(house.clock.now());
    yield house.clock.now() + (hour >= 8 && hour < 20 ? 10 : 30) * MINUTE_MS;
  }
}
