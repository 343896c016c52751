import { z } from 'zod';

/** Reads a JSON Lines file; empty lines are left out. Throws with the line's number when one has another shape. */
export function jsonLines<T>(text: string, shape: z.ZodType<T>): readonly { readonly line: number; readonly value: T }[] {
  return text.split('\n').flatMap((written, index) => {
    if (written.trim() === '') return [];
    const line = index + 1;
    let json: unknown;
    try {
      json = JSON.parse(written);
    } catch (error) {
      throw new Error(`line ${line}: not JSON`, { cause: error });
    }
    const parsed = shape.safeParse(json);
    if (!parsed.success) throw new Error(`line ${line}: ${z.prettifyError(parsed.error)}`);
    return [{ line, value: parsed.data }];
  });
}
