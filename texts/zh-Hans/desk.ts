/** Texts of what the institution tells of its steps (norms 2.3–2.5). */
export const desk = {} as const;
