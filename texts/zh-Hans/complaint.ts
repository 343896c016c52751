/** Texts of the complaint form (norms 1.5, 4.3). */
export const complaint = {} as const;
