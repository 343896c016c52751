import type { CommunicationRecord } from '../../records/record.js';
import type { ChannelHost } from '../channelHost.js';
import type { Clock } from '../clock.js';

/** How long a step's turn is waited for, in ms; after it the step stands in the inbox all the same. */
const PATIENCE_MS = 8_000;
const PAGE = 100;

/** A step as its outcome names it: in what, and whose. */
export interface StepDone {
  readonly number: string;
  readonly by: string;
}

/** What became of a step that was put into a conversation's inbox: the reason it was refused for; undefined when it was done, or is still to be. */
export async function stepOutcome({ host, clock }: { readonly host: Pick<ChannelHost, 'watch' | 'recordsAfter'>; readonly clock: Clock }, conversation: string, after: number, step: StepDone): Promise<string | undefined> {
  return await new Promise((resolve, reject) => {
    let over = false;
    const end = (reason: string | undefined): void => {
      over = true;
      unwatch();
      callOff();
      resolve(reason);
    };
    const look = (): void => {
      host.recordsAfter(conversation, after, PAGE).then(
        (records) => {
          const found = over ? undefined : records.find((record) => isOutcome(record, step));
          if (found) end(refusalOf(found));
        },
        (fault: unknown) => {
          if (over) return;
          end(undefined);
          reject(fault instanceof Error ? fault : new Error(String(fault)));
        },
      );
    };
    const unwatch = host.watch(conversation, look);
    const callOff = clock.after(PATIENCE_MS, () => end(undefined));
    look();
  });
}

/** How a step ends: done or refused; an appointment's says what came of it. */
const OUTCOMES: ReadonlySet<string> = new Set(['desk.done', 'desk.refused', 'booking.moved', 'booking.cancelled']);

function isOutcome(record: CommunicationRecord, { number, by }: StepDone): boolean {
  return record.kind === 'event' && OUTCOMES.has(record.content.event) && record.content.data?.['number'] === number && record.content.data['by'] === by;
}

function refusalOf(record: CommunicationRecord): string | undefined {
  const reason = record.kind === 'event' && record.content.event === 'desk.refused' ? record.content.data?.['reason'] : undefined;
  return typeof reason === 'string' ? reason : undefined;
}
