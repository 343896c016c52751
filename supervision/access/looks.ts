/** Kinds of looks at somebody's data, by the beginnings of what the audit calls them. */
export const LOOKS = {
  read: ['conversation.read', 'conversation.watched', 'case.read', 'file.read'],
  unsealed: ['personal.'],
  customer: ['customer.'],
  searched: ['review.search', 'keeping.search'],
  exported: ['conversation.exported', 'export.'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind of look. */
export type LookKind = keyof typeof LOOKS;
/** All of them. */
export const LOOK_KINDS = ['read', 'unsealed', 'customer', 'searched', 'exported'] as const satisfies readonly LookKind[];

/** The beginnings that name these kinds; of all, when none is given. */
export function beginningsOf(kinds: readonly LookKind[]): readonly string[] {
  return (kinds.length === 0 ? LOOK_KINDS : kinds).flatMap((kind): readonly string[] => LOOKS[kind]);
}

/** What a customer is called in the audit: the vault's lookup of a contact or an identity, never the thing itself. */
export function customerSubject(key: string): string {
  return `customer/${key}`;
}
