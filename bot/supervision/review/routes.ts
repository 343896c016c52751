import type { Route } from '../../server/api/route.js';
import { conversationRoutes } from './conversationRoutes.js';
import { Looks, type ReviewParts } from './parts.js';
import { savedSearchRoutes } from './savedSearchRoutes.js';
import { searchRoutes } from './searchRoutes.js';

/** Reviewing: finding conversations, reading them, commenting on them (norms 3.5, 4.5, 5.2). */
export function reviewRoutes(given: Omit<ReviewParts, 'looks'>): Route[] {
  const parts: ReviewParts = { ...given, looks: new Looks(given.audit, given.clock) };
  return [...searchRoutes(parts), ...savedSearchRoutes(parts), ...conversationRoutes(parts)];
}
