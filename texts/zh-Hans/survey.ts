/** Texts of the satisfaction survey (norm 7.2). */
export const survey = {} as const;
