import type { information as first } from '../zh-Hans/information.js';

/** Answers about the institution itself, from its profile. */
export const information: Record<keyof typeof first, string> = {
  'information.hours': 'Opening hours of {branch}:\n{hours}\nClosed on public holidays; bookings avoid them.',
  'information.hours-all': 'Opening hours of our branches:\n{hours}\nClosed on public holidays; bookings avoid them.',
  'information.address': '{branch}: {address}, phone {phone}.',
  'information.bring': 'For {service} please bring: {bring}.',
  'information.bring-which': 'What to bring depends on the service. Which one is it?',
  'information.phone': 'Our hotline: {phone}.',
  'information.branches': 'Our branches:\n{branches}',
  'information.services': 'You can book: {services}.',
  'information.fees': 'I have no reliable information on fees, rates or returns, so I would rather not guess. Please call {phone}, or ask at the appointment.',
  'information.duration': 'An appointment for {service} takes about {minutes} minutes; how long approval takes is for the branch to say.',
  'information.ask-bring': 'What should I bring for {service}?',
  'information.ask-duration': 'How long does {service} take?',
  'information.duration-which': 'How long it takes depends on the service. Which one is it?',
  'information.unknown': 'I have no reliable answer to that and don’t want to mislead you. Please call {phone}, and a person will answer.',
  'information.hours-line': '{days} {spans}',
  'information.closed': 'closed',
};
