/** Texts of moving and cancelling by the customer (norm 2.5). */
export const change = {} as const;
