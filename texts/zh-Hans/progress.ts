/** Texts of progress (norm 2.4). */
export const progress = {} as const;
