/** Texts of the feedback form (norm 4.3). */
export const feedback = {} as const;
