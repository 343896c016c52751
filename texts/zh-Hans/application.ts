/** Texts of the application form (norm 2.2). */
export const application = {} as const;
