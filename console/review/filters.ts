import type { ReviewFilters } from '../../bot/api/review.ts';

/** Nothing looked for. */
export const NO_FILTERS: ReviewFilters = {
  words: '', customer: '', channels: [], classes: [], agents: [], clauses: [], kinds: [], states: [], deadlines: [], marks: [], moods: [], handoffs: [], faults: false,
};

/** Filters as they stand in the browser's history: what is typed may name somebody, and stands in no address. */
export function filtersIn(state: unknown): ReviewFilters {
  if (typeof state !== 'object' || state === null || !('filters' in state) || typeof state.filters !== 'object' || state.filters === null) return NO_FILTERS;
  // Written by this screen alone.
  return { ...NO_FILTERS, ...(state.filters as Partial<ReviewFilters>) };
}

/** How many filters are set beside the words. */
export function countOf({ words: _words, ...filters }: ReviewFilters): number {
  return Object.values(filters).filter((value) => (Array.isArray(value) ? value.length > 0 : value !== '' && value !== false && value !== undefined)).length;
}
