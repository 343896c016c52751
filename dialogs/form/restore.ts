import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { AnyForm, FormState } from './form.js';

const json: z.ZodType<Json> = z.json();

const stored = z.object({
  form: z.string(),
  version: z.number(),
  key: z.string(),
  values: z.record(z.string(), json),
  partials: z.record(z.string(), json).default({}),
  skipped: z.array(z.string()).default([]),
  asked: z.string().optional(),
  phase: z.enum(['asking', 'confirming']).default('asking'),
  misses: z.number().default(0),
  then: z.object({ form: z.string(), values: z.record(z.string(), json).optional() }).optional(),
});

/**
 * A stored form as today's form understands it (promise 6): answers of another version are carried over by the form's
 * `migrate`, and whatever no longer fits its slot is asked again; the rest is kept. Undefined when it is no form state.
 */
export function restore<Ports>(form: AnyForm<Ports>, value: unknown): FormState | undefined {
  const parsed = stored.safeParse(value);
  if (!parsed.success) return undefined;
  const state = parsed.data;
  const same = state.version === form.version;
  const migrated = same ? state.values : form.migrate(state.values, state.version);
  const values: Record<string, Json> = {};
  for (const [name, slot] of Object.entries(form.slots)) {
    const checked = slot.schema.safeParse(migrated[name]);
    if (checked.success) values[name] = checked.data;
  }
  const asked = state.asked !== undefined && form.slots[state.asked] !== undefined ? state.asked : undefined;
  return {
    form: form.name,
    version: form.version,
    key: state.key,
    values,
    partials: same ? state.partials : {},
    skipped: state.skipped.filter((name) => form.slots[name] !== undefined),
    asked,
    phase: state.phase,
    misses: state.misses,
    ...(state.then && { then: { form: state.then.form, ...(state.then.values && { values: state.then.values }) } }),
  };
}
