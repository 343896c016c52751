import { z } from 'zod';

const said = z.string().trim().min(1);

/** A clause's number in a draft. The corpus has single digits (`knowledge/norms/schema.ts`); an institution's handbook may have more. */
export const draftId = z.string().regex(/^\d{1,2}\.(?:sum|\d{1,2}(?:\.(?:\d{1,3}|t))?)$/, 'expected a clause number such as "4.3.2"');

/** What can look wrong with a text. */
export const DAMAGE_KINDS = [
  'stray-pinyin', 'lost-characters', 'private-use', 'foreign-letters', 'mojibake', 'cut-word', 'cut-off', 'unbalanced',
  'empty-clause', 'missing-text', 'missing-section', 'missing-number', 'preview-only', 'joined-title',
] as const;
/** What can look wrong with a text. */
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** One place that looks damaged. */
export const damage = z.strictObject({
  kind: z.enum(DAMAGE_KINDS),
  /** The place as a reader finds it: some characters around it. */
  excerpt: z.string(),
  /** Its file, where the handbook is in several. */
  file: z.string().optional(),
  /** Its line in the file, counted from 1, where that is known. */
  line: z.number().int().min(1).optional(),
  /** Where it begins in that line, counted from 1. */
  column: z.number().int().min(1).optional(),
  /** How many such places there are in this paragraph; the excerpt shows the first. */
  count: z.number().int().min(1),
  /** Whether the text beside it was put right without loss (a reading in brackets taken out). Not repaired: somebody has to look at the original. */
  repaired: z.boolean(),
});
/** One place that looks damaged. */
export type Damage = z.infer<typeof damage>;

/**
 * A clause as it was read from a file: Chinese only, in the handbook's own words. Compliance staff add English and
 * questions before it becomes a clause of the corpus (`knowledge/norms/schema.ts`).
 */
export const draftClause = z.strictObject({
  id: draftId,
  /** How the file numbers it (`1.1`, `（二）`, `第八条`, `-`); absent where it has no number of its own. */
  sourceLabel: z.string().optional(),
  /** Empty where the file gives it none. */
  title: z.string(),
  text: z.string(),
  /** Regulations as the handbook cites them. */
  cites: z.array(said),
  /** Clauses of the same handbook that it refers to. */
  seeAlso: z.array(draftId),
  damage: z.array(damage),
});
/** A clause as it was read from a file. */
export type DraftClause = z.infer<typeof draftClause>;

/** A chapter as it was read. */
export const draftChapter = z.strictObject({
  number: z.number().int().min(1).max(99),
  sourceLabel: z.string().optional(),
  title: z.string(),
  sections: z.array(z.strictObject({ id: z.string().regex(/^\d{1,2}\.\d{1,2}$/), title: z.string(), sourceLabel: z.string().optional() })),
  clauses: z.array(draftClause),
});
/** A chapter as it was read. */
export type DraftChapter = z.infer<typeof draftChapter>;

/** What was read, from what, and whether it was released for completion. */
export const draftEdition = z.strictObject({
  title: z.string(),
  sources: z.array(z.strictObject({ file: said, format: said, encoding: said, sha256: z.string().regex(/^[0-9a-f]{64}$/) })).min(1),
  state: z.enum(['draft', 'published']),
  /** Places that somebody published knowing that they look damaged. */
  acceptedDamage: z.number().int().min(0),
  /** Sections that the table of contents names and the file does not hold. */
  missing: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** Damage that belongs to no clause. */
  damage: z.array(damage),
});
/** What was read, from what, and whether it was released. */
export type DraftEdition = z.infer<typeof draftEdition>;

/** A handbook as it was understood. */
export interface Draft {
  readonly title: string;
  readonly chapters: readonly DraftChapter[];
  readonly missing: DraftEdition['missing'];
  /** Damage that belongs to no clause. */
  readonly damage: readonly Damage[];
}

/** Every clause of a handbook, in its order. */
export function clausesOf(draft: Draft): DraftClause[] {
  return draft.chapters.flatMap((chapter) => chapter.clauses);
}

/** Every place that looks damaged, with the clause it is in. */
export function damageOf(draft: Draft): { clause?: string; damage: Damage }[] {
  return [...draft.damage.map((found) => ({ damage: found })), ...clausesOf(draft).flatMap(({ id, damage: found }) => found.map((each) => ({ clause: id, damage: each })))];
}
