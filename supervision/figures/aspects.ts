/** The four dimensions that customers give marks on (norm 7.2). */
export const ASPECTS = ['attitude', 'professionalism', 'efficiency', 'convenience'] as const;
/** One of {@link ASPECTS}. */
export type Aspect = (typeof ASPECTS)[number];
