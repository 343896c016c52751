import type { Words } from '../../cases/profile/words.js';
import { shownBanner, type Incident } from './incident.js';

/** What customers see on the page of something that is going on. Public: it holds nothing but its texts. */
export interface PublicNotice {
  /** Changes with each text that is shown, and names nothing. */
  readonly id: string;
  readonly texts: Words;
  /** Since when it is shown, ISO 8601 in UTC. */
  readonly since: string;
}

/** The notices of incidents that are going on, the oldest first. Never a drill's. */
export function publicNotices(incidents: readonly { readonly id: string; readonly incident: Incident }[]): PublicNotice[] {
  return incidents
    .flatMap(({ incident }) => {
      const banner = shownBanner(incident);
      return banner === undefined ? [] : [{ id: banner.shownAt, texts: banner.texts, since: banner.shownAt }];
    })
    .sort((one, other) => (one.since < other.since ? -1 : 1));
}
