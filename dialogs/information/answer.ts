import { branchesFor, branchOf, serviceOf, whatToBring, type Profile } from '../../cases/profile/profile.js';
import type { Choice } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import { saying, type Line, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { BookingSlots } from '../booking/slots.js';
import { topicOf } from '../understanding/information.js';
import { hoursText } from './hoursText.js';

/** What the conversation is about already, so that 地址在哪 in the middle of a booking means that booking's branch. */
export interface About {
  readonly service?: string | undefined;
  readonly branch?: string | undefined;
}

/** Readers that find the branch and the service a question is about. */
export type InformationReaders = Pick<BookingSlots, 'branch' | 'service'>;

/** Answers a question about the institution from its profile; says so when the answer is not there, and guesses nothing. */
export function answerInformation(profile: Profile, readers: InformationReaders, said: string, about: About, at: Moment): Reply {
  const { locale } = at;
  const { phone } = profile;
  const branch = named(readers.branch.find(said, { at })) ?? about.branch;
  const service = named(readers.service.find(said, { at })) ?? about.service;
  switch (topicOf(said)) {
    case 'hours':
      return saying([hoursLine(profile, branch, at)]);
    case 'address':
      return saying(addressLines(profile, branch, service, at));
    case 'branches':
      return saying([{ key: 'information.branches', params: { branches: profile.branches.map((each) => `· ${each.name[locale]}（${each.address[locale]}）`).join('\n') } }]);
    case 'bring':
      return bring(profile, service, at);
    case 'duration':
      return duration(profile, service, at);
    case 'phone': {
      const place = branch === undefined ? undefined : branchOf(profile, branch);
      return saying([place ? { key: 'information.address', params: { branch: place.name[locale], address: place.address[locale], phone: place.phone } } : { key: 'information.phone', params: { phone } }]);
    }
    case 'services':
      return saying([{ key: 'information.services', params: { services: profile.services.map((each) => each.name[locale]).join(text(locale, 'form.separator')) } }], serviceChoices(profile, at));
    case 'fees':
      return saying([{ key: 'information.fees', params: { phone } }]);
    case undefined:
      return saying([{ key: 'information.unknown', params: { phone } }]);
  }
}

/** A button for each service that can be booked; pressing it says so in words, so it works on every channel. */
export function serviceChoices(profile: Profile, at: Moment): Choice[] {
  return profile.services.map((service) => {
    const title = text(at.locale, 'counter.book', { service: service.name[at.locale] });
    return { title: service.name[at.locale], say: title };
  });
}

function hoursLine(profile: Profile, branch: string | undefined, { locale }: Moment): Line {
  const place = branch === undefined ? undefined : branchOf(profile, branch);
  if (place) return { key: 'information.hours', params: { branch: place.name[locale], hours: hoursText(place.hours, locale) } };
  const all = profile.branches.map((each) => `${each.name[locale]}\n${hoursText(each.hours, locale)}`).join('\n');
  return { key: 'information.hours-all', params: { hours: all } };
}

function addressLines(profile: Profile, branch: string | undefined, service: string | undefined, { locale }: Moment): Line[] {
  const place = branch === undefined ? undefined : branchOf(profile, branch);
  const places = place ? [place] : service === undefined ? profile.branches : branchesFor(profile, service);
  return places.map((each) => ({ key: 'information.address', params: { branch: each.name[locale], address: each.address[locale], phone: each.phone } }));
}

function bring(profile: Profile, service: string | undefined, at: Moment): Reply {
  const found = service === undefined ? undefined : serviceOf(profile, service);
  if (found === undefined) return saying([{ key: 'information.bring-which' }], whichChoices(profile, at, 'bring'));
  const things = whatToBring(profile, found.id, at.locale).join(text(at.locale, 'form.separator'));
  return saying([{ key: 'information.bring', params: { service: found.name[at.locale], bring: things } }]);
}

function duration(profile: Profile, service: string | undefined, at: Moment): Reply {
  const found = service === undefined ? undefined : serviceOf(profile, service);
  if (found === undefined) return saying([{ key: 'information.duration-which' }], whichChoices(profile, at, 'duration'));
  return saying([{ key: 'information.duration', params: { service: found.name[at.locale], minutes: found.duration } }]);
}

function whichChoices(profile: Profile, at: Moment, topic: 'bring' | 'duration'): Choice[] {
  return profile.services.map((service) => ({ title: service.name[at.locale], say: text(at.locale, `information.ask-${topic}`, { service: service.name[at.locale] }) }));
}

function named(hits: readonly { readonly ok: boolean; readonly value?: string }[]): string | undefined {
  return hits.find((hit) => hit.ok)?.value;
}
