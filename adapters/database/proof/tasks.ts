import { auditDigest } from './auditTask.js';
import { exportArchived } from './exportArchived.js';
import { exportCount, exportElsewhere, exportStep } from './exportTask.js';
import { changedLeaves, differingLeaves, makeChunk, missingOfChunk, readChunk } from './leafTasks.js';
import { verifyPart, verifyPlan, verifyRegisterPart } from './verifyTasks.js';

/** What proving asks of a thread: each a step that is over in a moment, so that nothing waits long for another. */
export const PROVING = { verifyPlan, verifyPart, verifyRegisterPart, makeChunk, readChunk, missingOfChunk, differingLeaves, changedLeaves, auditDigest, exportCount, exportStep, exportArchived, exportElsewhere } as const;

/** A step's name. */
export type ProvingName = keyof typeof PROVING;
/** What it takes. */
export type ProvingParams<Name extends ProvingName> = Parameters<(typeof PROVING)[Name]>[1];
/** What it gives. */
export type ProvingAnswer<Name extends ProvingName> = Awaited<ReturnType<(typeof PROVING)[Name]>>;
