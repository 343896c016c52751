/** A value that survives JSON: what record contents, stored state and card submissions are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
