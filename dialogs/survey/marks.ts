import type { SurveyValues } from './form.js';

/** What marks are given for (norm 7.2: attitude, professionalism, efficiency, convenience). */
export const ASPECTS = ['attitude', 'professionalism', 'efficiency', 'convenience'] as const;

/** Marks given, by aspect. */
export type Marks = Readonly<Partial<Record<(typeof ASPECTS)[number], number>>>;

/** A mark of this or less opens a follow-up (norm 7.2). */
const LOW = 2;

/** The marks among a survey's answers. */
export function marksOf(values: SurveyValues): Marks {
  return Object.fromEntries(ASPECTS.flatMap((aspect) => (values[aspect] === undefined ? [] : [[aspect, values[aspect]]])));
}

/** The mean of the marks, to a tenth; undefined without any. */
export function averageOf(marks: Marks): number | undefined {
  const given = Object.values(marks);
  return given.length === 0 ? undefined : Math.round((given.reduce((sum, mark) => sum + mark, 0) / given.length) * 10) / 10;
}

/** Whether any mark is low; then the average need not be looked at. */
export function isLow(marks: Marks): boolean {
  return Object.values(marks).some((mark) => mark <= LOW);
}
