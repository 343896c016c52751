import { z } from 'zod';
import { actKey, instant } from './basics.js';

/* Incidents, messages to customers about them, and what proposes them (norm 6.3). */

/** The gravest first. */
export const levels = ['critical', 'major', 'moderate', 'minor'] as const;
const level = z.enum(levels);
const phase = z.enum(['report', 'start', 'dispose', 'aftermath']);
const state = z.enum(['reported', 'started', 'disposing', 'aftermath', 'closed', 'withdrawn']);
/** What a person states, in a report's order. */
export const facts = ['cause', 'extent', 'result', 'assessment', 'measures', 'handling'] as const;
/** A report's sections, in order. */
export const sections = ['time', 'place', ...facts] as const;
const told = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() });
const line = z.string().trim().max(2_000);
/** The longest text that customers are sent, in characters. */
export const LONGEST_TOLD = 1_000;
const toldBody = z.strictObject({ 'zh-Hans': z.string().trim().min(1).max(LONGEST_TOLD), 'zh-Hant': z.string().trim().min(1).max(LONGEST_TOLD), en: z.string().trim().min(1).max(LONGEST_TOLD) });

/** Names a part of an incident. */
export const incidentId = z.object({ id: z.string().max(200) });
/** Names a task of an incident, or a message of it. */
export const incidentPart = z.object({ id: z.string().max(200), part: z.string().max(80) });

/** A member of staff, by id and as they are called. */
const person = z.object({ id: z.string(), name: z.string() });

/** An incident in the list. */
export const incidentRow = z.object({
  id: z.string(), drill: z.boolean(), level, kind: z.string(), title: z.string(), place: z.string(), state, happenedAt: instant, reportedAt: instant, reportedBy: person,
  /** The next task's deadline; absent when nothing is due. */
  dueAt: instant.optional(), overdue: z.number().int(), open: z.number().int(), bannerShown: z.boolean(),
});
/** See {@link incidentRow}. */
export type IncidentRow = z.infer<typeof incidentRow>;

/** `GET /api/incidents` */
export const incidentsQuery = z.object({ state: z.enum(['open', 'over']).default('open'), after: z.string().max(300).optional() });
/** `GET /api/incidents`: the newest first. */
export const incidentsView = z.object({ incidents: z.array(incidentRow), next: z.string().optional(), now: instant });
/** See {@link incidentsView}. */
export type IncidentsView = z.infer<typeof incidentsView>;

/** Which customers a message is for. */
export const audienceBody = z.strictObject({
  who: z.enum(['live', 'matters', 'all']), channels: z.array(z.string().max(40)).max(20).default([]), kinds: z.array(z.enum(['booking', 'application', 'complaint', 'feedback'])).max(4).default([]),
  branch: z.string().max(80).optional(), service: z.string().max(80).optional(),
});
/** See {@link audienceBody}. */
export type AudienceBody = z.input<typeof audienceBody>;

/** How many customers a message would reach. */
export const countView = z.object({ count: z.number().int(), channels: z.array(z.object({ channel: z.string(), count: z.number().int() })) });
/** See {@link countView}. */
export type CountView = z.infer<typeof countView>;

const taskView = z.object({
  id: z.string(), phase, what: told, call: z.boolean(), phone: z.string().optional(), must: z.boolean(), withinMinutes: z.number().int(),
  dueAt: instant.optional(), doneAt: instant.optional(), doneBy: person.optional(), note: z.string().optional(), overdue: z.boolean(),
});
/** A call or a task of the plan. */
export type IncidentTaskView = z.infer<typeof taskView>;

const progress = z.object({ total: z.number().int(), waiting: z.number().int(), sent: z.number().int(), delivered: z.number().int(), failed: z.number().int(), finished: z.boolean() });
const roundView = z.object({
  id: z.string(), purpose: z.enum(['tell', 'lifted']), audience: audienceBody, texts: told, counted: z.number().int(), preparedAt: instant, preparedBy: person,
  confirmedAt: instant.optional(), confirmedBy: person.optional(), confirmedCount: z.number().int().optional(), cancelledAt: instant.optional(), cancelledBy: person.optional(),
  progress: progress.optional(),
});
/** A message to customers. */
export type RoundView = z.infer<typeof roundView>;

const eventView = z.object({ sequence: z.number().int(), at: instant, by: person, event: z.string(), data: z.record(z.string(), z.json()) });
/** A line of an incident's timeline, as the record has it. */
export type IncidentEventView = z.infer<typeof eventView>;

/** `GET /api/incidents/:id` */
export const incidentView = incidentRow.extend({
  version: z.number().int(),
  tasks: z.array(taskView), facts: z.record(z.enum(facts), z.string()),
  banner: z.object({ texts: told, shownAt: instant, shownBy: person, liftedAt: instant.optional(), liftedBy: person.optional() }).optional(),
  rounds: z.array(roundView), evidence: z.object({ conversations: z.array(z.string()), numbers: z.array(z.string()) }), alert: z.string().optional(),
  steps: z.array(z.object({ step: z.string(), at: instant, by: person, note: z.string() })),
  timeline: z.array(eventView),
  /** Texts to begin with. */
  told: z.object({ banner: told, message: told, lifted: told }),
  /** What the plan asks. */
  plan: z.object({ secondPerson: z.array(z.string()), confirmedBy: z.array(z.string()) }).optional(),
  reportVersion: z.number().int(),
  now: instant,
});
/** See {@link incidentView}. */
export type IncidentView = z.infer<typeof incidentView>;

/** `POST /api/incidents`: few fields, for somebody in a hurry. */
export const reportBody = z.strictObject({
  key: actKey, drill: z.boolean().default(false), level, kind: z.string().min(1).max(80), title: z.string().trim().min(2).max(120), place: z.string().trim().max(200).default(''),
  /** When it happened; now where it is left out. */
  happenedAt: z.iso.datetime({ offset: true }).optional(),
});
/** See {@link reportBody}. */
export type ReportBody = z.input<typeof reportBody>;

/** `POST /api/incidents/:id/steps` */
export const stepBody = z.strictObject({ step: z.enum(['start', 'dispose', 'aftermath', 'close', 'withdraw']), note: line.default('') });
/** `POST /api/incidents/:id/level` */
export const levelBody = z.strictObject({ level, note: line.min(2) });
/** `POST /api/incidents/:id/tasks/:part` */
export const tickBody = z.strictObject({ done: z.boolean(), note: line.default('') });
const fact = z.string().trim().max(4_000).optional();
/** `PUT /api/incidents/:id/facts`: what is left out stays. */
export const factsBody = z.strictObject({ cause: fact, extent: fact, result: fact, assessment: fact, measures: fact, handling: fact });
/** `PUT /api/incidents/:id/banner` */
export const bannerBody = z.strictObject({ texts: toldBody });
/** `POST /api/incidents/:id/messages`: prepares one. */
export const messageBody = z.strictObject({ purpose: z.enum(['tell', 'lifted']).default('tell'), audience: audienceBody, texts: toldBody });

/** `GET /api/incident-plans`: what the start form and the message form offer. */
export const plansView = z.object({
  kinds: z.array(z.object({ id: z.string(), name: told })),
  /** Which levels of which kinds have a plan. */
  plans: z.array(z.object({ kind: z.string(), level, calls: z.number().int(), tasks: z.number().int() })),
  branches: z.array(z.object({ id: z.string(), name: told })), services: z.array(z.object({ id: z.string(), name: told })),
  liveHours: z.number().int(),
});
/** See {@link plansView}. */
export type PlansView = z.infer<typeof plansView>;

const written = z.record(z.enum(sections), z.string().max(8_000));
const bothWritten = z.object({ 'zh-Hans': written, en: written });
/** `GET /api/incidents/:id/report`: as it writes itself now, and as people left it, the newest last. */
export const reportView = z.object({ written: bothWritten, versions: z.array(z.object({ version: z.number().int(), at: instant, by: person, texts: bothWritten })) });
/** See {@link reportView}. */
export type IncidentReportView = z.infer<typeof reportView>;
/** `PUT /api/incidents/:id/report`: a new version, made from that one (0: from what writes itself). */
export const reportSaved = z.strictObject({ from: z.number().int().min(0), texts: bothWritten });
/** `GET /api/incidents/:id/report.html` */
export const reportQuery = z.object({ language: z.enum(['zh-Hans', 'en']).default('zh-Hans'), version: z.coerce.number().int().min(0).optional() });

/** A proposal of an incident. */
export const alertView = z.object({
  id: z.string(), rule: z.string(), of: z.enum(['complaints', 'anger', 'deadlines', 'faults']), by: z.enum(['any', 'class', 'branch', 'service', 'words']), common: z.string(),
  /** What they have in common as people call it, where it is a branch or a service. */
  commonName: told.optional(),
  level, kind: z.string(), withinMinutes: z.number().int(), count: z.number().int(), conversations: z.array(z.string()), numbers: z.array(z.string()), firstAt: instant, lastAt: instant,
  state: z.enum(['open', 'confirmed', 'dismissed']), decidedAt: instant.optional(), decidedBy: person.optional(), reason: z.string().optional(), incident: z.string().optional(),
});
/** See {@link alertView}. */
export type AlertView = z.infer<typeof alertView>;
/** `GET /api/alerts`: open ones first. */
export const alertsView = z.object({ open: z.array(alertView), decided: z.array(alertView), now: instant });
/** See {@link alertsView}. */
export type AlertsView = z.infer<typeof alertsView>;
/** `POST /api/alerts/:id/dismiss` */
export const dismissBody = z.strictObject({ reason: z.string().trim().min(2).max(1_000) });
/** `POST /api/alerts/:id/confirm`: reports an incident of it. */
export const confirmBody = reportBody.omit({ drill: true, key: true });
/** See {@link confirmBody}. */
export type ConfirmBody = z.input<typeof confirmBody>;
