import { outlineOf } from './outline.js';
import { linesFrom } from './records.js';
import { episodesOfConversation, searchEpisodes } from './search.js';

/** What the review asks of the database. */
export const REVIEW_READINGS = {
  'review.search': searchEpisodes,
  'review.episodes': episodesOfConversation,
  'review.outline': outlineOf,
  'review.lines': linesFrom,
} as const;
