/**
 * Chosen on the shipped utterances by cross validation, never on an evaluation's rows; `npm run eval -- calibration` prints
 * what they should be, and a test fails when utterances have changed so much that these no longer fit.
 */
export const CALIBRATION = { temperature: 0.55, act: 0.71, ask: 0.32 } as const;
