import { z } from 'zod';
import { CHECK_IDS, DIMENSIONS, qualityForm } from '../../cases/profile/quality.js';
import { drawPlan, SAMPLE_RULES } from '../../supervision/quality/drawPlan.js';
import { REVIEW_STATES, reviewBody, reviewStep } from '../../supervision/quality/review.js';
import { FINDING_STATES, findingBody, findingOpening, findingStep } from '../../supervision/register/finding.js';
import { RISK_KINDS, RISK_STATES, riskBody, riskOpening, riskStep } from '../../supervision/register/risk.js';
import { VIOLATION_STATES, violationBody, violationOpening, violationStep } from '../../supervision/register/violation.js';
import { actKey, instant } from './basics.js';
import { recordView } from './chats.js';

/* What the console and the server say to each other about reviews, findings, violations and risks (norms 5, 6.1, 8). Instants are ISO 8601 in UTC. */

const id = z.string().min(1).max(180);
const staffId = z.string().min(1).max(200);

/** `:id` of a path. */
export const byId = z.object({ id });

/** Names for the ids of staff that an answer holds. */
const people = z.record(z.string(), z.object({ name: z.string(), workNumber: z.string() }));
/** Names by id. */
export type People = z.infer<typeof people>;

/** What it is about: a conversation's line, a case. */
export const about = z.strictObject({ conversation: z.string().min(1).max(200).optional(), sequence: z.number().int().min(1).optional(), caseNumber: z.string().trim().min(1).max(40).optional() });
/** See {@link about}. */
export type About = z.infer<typeof about>;

const seenAbout = z.object({ conversation: z.string().optional(), sequence: z.number().optional(), caseNumber: z.string().optional(), staff: z.string().optional() });

/** One of a register, with `may`: what whoever asks may do to it now. */
function register<B extends z.ZodType>(body: B) {
  const item = z.object({
    id: z.string(), state: z.string(), owner: z.string().optional(), dueAt: instant.optional(), overdue: z.boolean(), about: seenAbout, group: z.string().optional(),
    openedAt: instant, openedBy: z.string(), changedAt: instant, version: z.number().int(), body, may: z.array(z.string()),
  });
  return { item, page: z.object({ items: z.array(item), next: z.string().optional(), people, now: instant }), one: z.object({ item, people, now: instant }) };
}

/** What pages are asked for with. */
const paging = { after: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) };
const flag = z.enum(['true', 'false']).transform((value) => value === 'true').optional();
const list = <const States extends readonly [string, ...string[]]>(states: States) => z.object({ ...paging, state: z.enum(states).optional(), owner: staffId.optional(), overdue: flag, conversation: z.string().max(200).optional(), caseNumber: z.string().max(40).optional(), staff: staffId.optional() });
const stepBody = <S extends z.ZodType>(step: S) => z.strictObject({ version: z.number().int().min(1), step });

const findings = register(findingBody);
/** `GET /api/quality/findings` */
export const findingsView = findings.page;
export const findingView = findings.one;
export const findingsQuery = list(FINDING_STATES);
export const openFindingBody = z.strictObject({ key: actKey, about: about.default({}), finding: findingOpening });
export const findingStepBody = stepBody(findingStep);
/** A finding as it is shown. */
export type FindingView = z.infer<typeof findings.item>;
export type FindingsView = z.infer<typeof findingsView>;
export type OneFinding = z.infer<typeof findingView>;

const violations = register(violationBody);
/** `GET /api/quality/violations` */
export const violationsView = violations.page;
export const violationView = violations.one;
export const violationsQuery = list(VIOLATION_STATES);
export const openViolationBody = z.strictObject({ key: actKey, about: about.default({}), violation: violationOpening });
export const violationStepBody = stepBody(violationStep);
export type ViolationView = z.infer<typeof violations.item>;
export type ViolationsView = z.infer<typeof violationsView>;
export type OneViolation = z.infer<typeof violationView>;

/** A violation as the person concerned sees it: what was decided, and not who saw it. */
export const ownViolation = z.object({
  id: z.string(), version: z.number().int(), state: z.string(), kind: z.string(), what: z.string(), harm: z.string().optional(), decidedAt: instant.optional(),
  decision: z.object({ grade: z.string(), measures: z.string(), reason: z.string() }).optional(),
  appeal: z.object({ at: instant, reason: z.string(), outcome: z.string().optional(), note: z.string().optional() }).optional(),
  appealUntil: instant.optional(), about: seenAbout,
});
export type OwnViolation = z.infer<typeof ownViolation>;

const risks = register(riskBody);
/** `GET /api/quality/risks`: all that are open, or closed; the matrix counts them, so that a page holds as many as a register ever has. */
export const risksView = risks.page;
export const riskView = risks.one;
export const risksQuery = z.object({ ...paging, limit: z.coerce.number().int().min(1).max(2_000).default(2_000), state: z.enum(RISK_STATES).default('open'), kind: z.enum(RISK_KINDS).optional() });
export const openRiskBody = z.strictObject({ key: actKey, risk: riskOpening });
export const riskStepBody = stepBody(riskStep);
export type RiskView = z.infer<typeof risks.item>;
export type RisksView = z.infer<typeof risksView>;
export type OneRisk = z.infer<typeof riskView>;

/** A review; what whoever asks may not see yet is left out of it. */
const shownReview = reviewBody.extend({ hidden: z.boolean() });
const reviews = register(shownReview);
export const reviewsView = reviews.page;
export const reviewView = reviews.one;
export const reviewsQuery = z.object({ ...paging, state: z.enum(REVIEW_STATES).optional(), mine: flag, agent: staffId.optional(), group: id.optional(), overdue: flag });
export const reviewStepBody = stepBody(reviewStep);
export type ReviewItem = z.infer<typeof reviews.item>;
export type ReviewsView = z.infer<typeof reviewsView>;
export type OneReview = z.infer<typeof reviewView>;
export type ReviewStepBody = z.infer<typeof reviewStepBody>;
/** The talk that is reviewed, with some lines before it. */
export const reviewRecords = z.object({ records: z.array(recordView) });
export type ReviewRecords = z.infer<typeof reviewRecords>;
/** `POST /api/quality/reviews`: one talk, chosen by hand. */
export const chooseBody = z.strictObject({ conversation: z.string().min(1).max(200), sequence: z.number().int().min(1), agent: staffId, reviewer: staffId.optional() });

/** `POST /api/quality/draws`; `look`: only says what would be drawn. */
export const drawBody = z.strictObject({ key: actKey, look: z.boolean().default(false), plan: drawPlan });
export const drawView = z.object({
  draw: z.string(), seed: z.string(), candidates: z.number().int(), complete: z.boolean(), people,
  agents: z.array(z.object({ agent: z.string(), candidates: z.number().int(), under: z.partialRecord(z.enum(SAMPLE_RULES), z.number().int()), drawn: z.partialRecord(z.enum(SAMPLE_RULES), z.number().int()) })),
  drawn: z.number().int(), twice: z.number().int(),
});
export type DrawView = z.infer<typeof drawView>;

const agreement = z.object({ pairs: z.number().int(), same: z.number().optional(), kappa: z.number().optional(), meaning: z.enum(['none', 'few', 'no-spread', 'poor', 'slight', 'fair', 'moderate', 'substantial', 'almost-perfect']) });
export type AgreementFigure = z.infer<typeof agreement>;
/** `GET /api/quality/agreement?from=&to=` */
export const agreementView = z.object({
  samples: z.number().int(), all: agreement, dimensions: z.partialRecord(z.enum(DIMENSIONS), agreement), pairs: z.array(z.object({ one: z.string(), other: z.string(), samples: z.number().int(), agreement })), people,
  /** The samples on which two reviewers are furthest apart. */
  apart: z.array(z.object({ id: z.string(), agent: z.string(), totals: z.tuple([z.number(), z.number()]) })), complete: z.boolean(),
});
export type AgreementView = z.infer<typeof agreementView>;

/** `GET /api/quality/results?from=&to=`: what counts, by agent. */
export const resultsView = z.object({
  agents: z.array(z.object({ agent: z.string(), reviews: z.number().int(), passed: z.number().int(), mean: z.number(), dimensions: z.partialRecord(z.enum(DIMENSIONS), z.number()), vetoes: z.number().int() })),
  /** Results that their agents have not seen, or may still object to: not counted. */
  pending: z.number().int(), people, complete: z.boolean(),
});
export type ResultsView = z.infer<typeof resultsView>;

/** `GET /api/quality/setup`: the form, the rules, and who reviews or may be reviewed. */
export const setupView = z.object({
  form: qualityForm, twice: z.number(), checks: z.array(z.enum(CHECK_IDS)), objectionDays: z.number(), lowMark: z.number(), longMinutes: z.number(), lateSeconds: z.number(),
  staff: z.array(z.object({ id: z.string(), name: z.string(), workNumber: z.string(), agent: z.boolean(), overseer: z.boolean() })), today: z.string(),
});
export type SetupView = z.infer<typeof setupView>;

/** `GET /api/quality/mine`: what waits for whoever asks, and what concerns them. */
export const mineView = z.object({
  toReview: z.number().int(), toDecide: z.number().int(), unseen: z.number().int(), corrections: z.number().int(), overdue: z.number().int(), violations: z.array(ownViolation),
});
export type MineView = z.infer<typeof mineView>;

/** From and to, days on the institution's calendar. */
export const span = z.object({ from: z.iso.date(), to: z.iso.date() });
