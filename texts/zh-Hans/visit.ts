/** Texts of the follow-up visit (norm 4.3.5). */
export const visit = {} as const;
