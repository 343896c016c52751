import { Refusal } from './errors.js';

/** The sequence a watermark stands for; 0 for none (`-` is what clients send when they have none). @throws Refusal when malformed. */
export function sequenceOf(watermark: string | null): number {
  if (watermark === null || watermark === '' || watermark === '-') return 0;
  if (!/^\d{1,15}$/.test(watermark)) throw new Refusal('BadArgument');
  return Number(watermark);
}

/** An activity's id: the conversation's, and the record's sequence with at least seven digits. */
export function activityId(conversation: string, sequence: number): string {
  return `${conversation}|${String(sequence).padStart(7, '0')}`;
}
