import { z } from 'zod';

const said = z.string().trim().min(1);
/** Words in the two languages the norms are kept in; Traditional Chinese is converted when shown. */
const both = z.strictObject({ 'zh-Hans': said, en: said });

/** A clause's number: `4.3.2`; `7.1.t` for what closes a section after its numbered clauses; `1.1` for a section's own words; `1.sum` for a chapter's summary. */
export const clauseId = z.string().regex(/^\d\.(?:sum|\d(?:\.(?:\d{1,2}|t))?)$/, 'expected a clause number such as "4.3.2"');

/** One clause of the norms, restated in our own words; numbers, figures and references are the handbook's. */
export const clause = z.strictObject({
  id: clauseId,
  title: both,
  text: both,
  /** What people ask that this clause answers, in their own words; at least one of each who ask. */
  questions: z.strictObject({ customer: z.array(said).min(1), agent: z.array(said).min(1), supervisor: z.array(said).min(1), en: z.array(said).min(1) }),
  /** Regulations as the handbook cites them: its numbers for them are unreliable, and never vouched for. */
  cites: z.array(said).default([]),
  /** Clauses to read beside it. */
  seeAlso: z.array(clauseId).default([]),
});
/** One clause of the norms. */
export type Clause = z.infer<typeof clause>;

/** A chapter as it is kept: one file, in the order of its clauses, so that a change is read in a diff. */
export const chapterFile = z.strictObject({
  number: z.number().int().min(1).max(99),
  title: both,
  sections: z.array(z.strictObject({ id: z.string().regex(/^\d\.\d$/), title: both })).min(1),
  clauses: z.array(clause).min(1),
});
/** A chapter of the norms. */
export type Chapter = z.infer<typeof chapterFile>;

/** Which edition of the norms this is, and who answers for it. */
export const editionFile = z.strictObject({
  title: both,
  edition: said,
  effectiveFrom: z.iso.date(),
  /** Absent: until the next. */
  effectiveUntil: z.iso.date().optional(),
  approvedBy: said,
  approvedOn: z.iso.date(),
  /** Sections that the handbook names and does not hold: asked about them, we say so. */
  missing: z.array(z.strictObject({ id: z.string().regex(/^\d\.\d$/), title: both })),
});
/** Which edition of the norms this is. */
export type Edition = z.infer<typeof editionFile>;
