import { z } from 'zod';

/** One version of an improvement plan (norm 3.5): written, and approved by somebody else. */
const version = z.object({ text: z.string(), by: z.string(), at: z.string(), approved: z.object({ by: z.string(), at: z.string() }).optional() });

/** A month's improvement plan with all its versions, the last one last. */
export const planBody = z.object({ month: z.string(), versions: z.array(version).min(1) });
/** See {@link planBody}. */
export type PlanBody = z.infer<typeof planBody>;
/** One version of a plan. */
export type PlanVersion = z.infer<typeof version>;

/** The plan with what somebody wrote, as its next version. What was approved stays as it was. */
export function written(before: PlanBody | undefined, month: string, text: string, by: string, at: string): PlanBody {
  return { month, versions: [...(before?.versions ?? []), { text, by, at }] };
}

/** Why a plan is not approved. */
export type PlanRefusal = 'own' | 'approved';

/** The plan with its last version approved; nobody approves what they wrote. */
export function approved({ month, versions }: PlanBody, by: string, at: string): PlanBody | PlanRefusal {
  const last = versions.at(-1);
  if (last === undefined || last.approved !== undefined) return 'approved';
  if (last.by === by) return 'own';
  return { month, versions: [...versions.slice(0, -1), { ...last, approved: { by, at } }] };
}
