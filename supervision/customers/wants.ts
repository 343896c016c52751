/** What customers may ask about their data (PIPL art. 44 to 47): what is held, that it be put right, that it be deleted. */
export const REQUEST_WANTS = ['access', 'correction', 'deletion'] as const;
/** One of {@link REQUEST_WANTS}. */
export type RequestWants = (typeof REQUEST_WANTS)[number];
/** Where a request stands. */
export const REQUEST_STATES = ['open', 'answering', 'answered', 'refused'] as const;
/** One of {@link REQUEST_STATES}. */
export type RequestState = (typeof REQUEST_STATES)[number];
/** How a customer showed who they are: by a code, by the institution's sign-in, by a document at a counter, by a call back. */
export const VERIFIED_HOW = ['code', 'sign-in', 'document', 'callback'] as const;
/** One of {@link VERIFIED_HOW}. */
export type VerifiedHow = (typeof VERIFIED_HOW)[number];
