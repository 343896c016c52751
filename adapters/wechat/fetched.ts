import { MediumGone } from '../files/media.js';
import { PlatformError } from './platform.js';

/** The platforms' word for a medium that is not there: after three days all are gone. */
const INVALID_MEDIA_ID = 40_007;

/** A medium's bytes from one of Tencent's platforms. @throws MediumGone, PlatformError */
export async function fetchedFrom(api: { media(mediaId: string): Promise<Uint8Array> }, mediaId: string): Promise<{ readonly bytes: Uint8Array }> {
  try {
    return { bytes: await api.media(mediaId) };
  } catch (error) {
    if (error instanceof PlatformError && (error.code === INVALID_MEDIA_ID || error.code === 'malformed')) throw new MediumGone(error.message);
    throw error;
  }
}
