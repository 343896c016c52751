import { z } from 'zod';
import { LOCALES } from '../../records/message.js';
import { adviser } from './adviser.js';
import { branch } from './branch.js';
import { channels } from './channels.js';
import { crossCheck } from './crossCheck.js';
import { deadlines } from './deadlines.js';
import { people } from './people.js';
import { bookingPolicy, holidays } from './policy.js';
import { service, serviceGroup } from './service.js';
import { supervision } from './supervision.js';
import { phone, words } from './words.js';

/** Whether the runtime knows a time zone by this name. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The institution's profile without the checks of its parts against each other. */
export const profileShape = z.strictObject({
  name: words,
  /** IANA name; every wall clock of the product is in this zone. */
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone such as "Asia/Shanghai"'),
  phone,
  /** Languages customers are served in. */
  languages: z.array(z.enum(LOCALES)).min(1),
  booking: bookingPolicy,
  holidays: holidays.default({ closed: [], openExtra: [] }),
  deadlines,
  people,
  channels,
  supervision: supervision.prefault({}),
  branches: z.array(branch).min(1),
  services: z.array(service).min(1),
  serviceGroups: z.array(serviceGroup).default([]),
  advisers: z.array(adviser).min(1),
});

/** The institution's profile: what people write and review, checked as a whole. */
export const profile = profileShape.superRefine((value, context) => {
  for (const problem of crossCheck(value)) context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
});
/** The institution's profile. */
export type Profile = z.infer<typeof profileShape>;

/**
 * What is wrong with a profile, one line each, the field first: `services[2].duration: expected a multiple of 30 minutes`.
 */
export function describeProblems(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${pathOf(issue.path)}: ${issue.message}`);
}

function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(the whole file)';
  return path.reduce<string>((sofar, part) => {
    if (typeof part === 'number') return `${sofar}[${part}]`;
    return sofar === '' ? String(part) : `${sofar}.${String(part)}`;
  }, '');
}
