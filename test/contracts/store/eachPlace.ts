import { afterEach, beforeEach } from 'vitest';
import type { MakePlace, Place } from './place.js';

/** Gives each test a place of its own, and takes it away. Returns where the test that runs now is. */
export function eachPlace(make: MakePlace): () => Place {
  let place: Place | undefined;
  beforeEach(async () => {
    place = await make();
  });
  afterEach(async () => {
    await place?.drop();
    place = undefined;
  });
  return () => {
    if (!place) throw new Error('no place yet');
    return place;
  };
}
