import { z } from 'zod';
import { looks, requests, unseal } from './access.js';
import { incidents } from './incidents.js';
import { keeping } from './keeping.js';
import { proof } from './proof.js';
import { quality } from './quality.js';

/** How the institution supervises its service (norm chapters 5 to 8): every part has a default, so a profile may leave it out. */
export const supervision = z.strictObject({ proof: proof.prefault({}), unseal: unseal.prefault({}), looks: looks.prefault({}), requests: requests.prefault({}), keeping: keeping.prefault({}), quality: quality.prefault({}), incidents });
