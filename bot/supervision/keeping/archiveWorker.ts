import { ArchivingElsewhere, type Archiver } from '../../../records/keeping/archiver.js';
import { RecordBroken } from '../../../records/keeping/unbroken.js';
import type { Month } from '../../../records/keeping/archiveRows.js';
import type { TurnLog } from '../../turn/faults.js';

/** What is being archived or put back, or was last. */
export interface Work {
  readonly what: 'archive' | 'restore';
  /** The month, or the archive. */
  readonly subject: string;
  readonly by: string;
  /** Epoch ms. */
  readonly begunAt: number;
  readonly endedAt?: number;
  readonly step?: 'written' | 'moved' | 'restored';
  readonly records: number;
  readonly conversations?: number;
  readonly stayed?: number;
  readonly problem?: string;
  /** The record that stood in the way. */
  readonly broken?: { readonly conversation: string; readonly sequence: number };
}

/** Archives and puts back beside the server's other work, one thing at a time. What a restart cuts off is finished by the next run. */
export class ArchiveWorker {
  #work: Work | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly archiver: Archiver,
    private readonly now: () => number,
    private readonly log: TurnLog,
  ) {}

  /** What goes on, or went on last. */
  get work(): Work | undefined {
    return this.#work;
  }

  /** Begins to archive a month; false while something else is under way. */
  archive(month: Month, by: string): boolean {
    return this.#begin('archive', month.name, by, async (watch) => {
      const { conversations, records, stayed } = await this.archiver.archive(month, by, { onProgress: watch });
      return { conversations, records, stayed };
    });
  }

  /** Begins to put an archive back, or some conversations of it. */
  restore(id: string, only: readonly string[] | undefined, by: string): boolean {
    return this.#begin('restore', id, by, (watch) => this.archiver.restore(id, only === undefined ? undefined : new Set(only), { onProgress: watch }));
  }

  /** Resolves when nothing is under way. */
  settled(): Promise<void> {
    return this.#running;
  }

  #begin(what: Work['what'], subject: string, by: string, run: (watch: (step: NonNullable<Work['step']>, records: number) => void) => Promise<Pick<Work, 'conversations' | 'records' | 'stayed'>>): boolean {
    if (this.#work !== undefined && this.#work.endedAt === undefined) return false;
    let work: Work = { what, subject, by, begunAt: this.now(), records: 0 };
    this.#work = work;
    const show = (more: Partial<Work>): void => {
      work = { ...work, ...more };
      this.#work = work;
    };
    this.#running = run((step, records) => show({ step, records }))
      .then((came) => show({ ...came, endedAt: this.now() }))
      .catch((error: unknown) => {
        this.log.error({ what, subject, error: error instanceof Error ? error.message : String(error) }, 'archiving failed');
        show({ endedAt: this.now(), problem: error instanceof ArchivingElsewhere ? 'elsewhere' : error instanceof RecordBroken ? 'broken' : 'failed', ...(error instanceof RecordBroken && { broken: { conversation: error.conversation, sequence: error.sequence } }) });
      });
    return true;
  }
}
