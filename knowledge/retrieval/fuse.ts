import { THRESHOLDS } from './decide.js';
import type { Found } from './index.js';
import type { Near } from './meanings.js';

/** What is near by meaning counts so much beside what is near by words, where it is fully trusted. */
const WEIGHT = 0.4;
/** So many of the nearest by meaning are taken in though no word of theirs was found. */
const TAKEN_IN = 8;

const BELOW_ANSWER = THRESHOLDS.answer - 0.001;

/**
 * What was found by words and what is near by meaning, as one list, best first. Scores keep their scale, so the same
 * thresholds hold; a score is only ever raised: what the words bear out, no vector takes away.
 *
 * Vectors can't tell "topic there, fact absent", and they are near to everything by a little. So a place answers by virtue of
 * them only where both agree: the words alone would have offered it, and no place is nearer by meaning. What words do not
 * bear out is offered at most.
 */
export function fuse(found: readonly Found[], near: Near): Found[] {
  const { places, trust } = near;
  const [nearest] = places.keys();
  const known = new Set(found.map(({ id }) => id));
  const alone = [...places.keys()].slice(0, TAKEN_IN).filter((id) => !known.has(id)).map((id) => ({ id, score: 0, likeness: 0, coverage: 0 }));
  const ranked = [...found, ...alone].map((place) => ({ place, both: place.score + Math.max(0, WEIGHT * trust * ((places.get(place.id) ?? 0) - place.score)) })).filter(({ both }) => both > 0).sort((one, other) => other.both - one.both);
  let least = 1;
  return ranked.map(({ place, both }) => {
    const agreed = place.score >= THRESHOLDS.answer || (place.score >= THRESHOLDS.offer && place.id === nearest);
    // What stands behind another scores no more than it.
    least = Math.min(least, agreed ? both : Math.min(both, BELOW_ANSWER));
    return { ...place, score: least };
  });
}
