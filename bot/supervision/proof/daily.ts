import { Temporal } from 'temporal-polyfill';
import type { Anchors } from '../../../records/proof/anchors.js';
import type { Jobs } from '../../../records/proof/jobs.js';

/** The institution's day whose anchor is due at `now` (epoch ms): today's from `anchorAt` on, before it yesterday's. */
export function anchorDay(now: number, timeZone: string, anchorAt: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const day = local.toPlainDate();
  const due = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(anchorAt)) >= 0;
  return (due ? day : day.subtract({ days: 1 })).toString();
}

/**
 * Asks for each day's anchor; however many instances ask, it is made once. A house that has no anchor yet gets its first
 * when the next day's is due, and one that was not running then when it runs again.
 */
export class DailyAnchor {
  #asked: string | undefined;

  constructor(
    private readonly jobs: Pick<Jobs, 'once'>,
    private readonly anchors: Pick<Anchors, 'latest'>,
    private readonly today: (now: number) => string,
  ) {}

  /** To be called now and then. */
  async ask(now: number): Promise<void> {
    const day = this.today(now);
    this.#asked ??= (await this.anchors.latest())?.day ?? day;
    if (day <= this.#asked) return;
    await this.jobs.once({ id: `anchor-${day}`, kind: 'anchor', same: 'anchor', staff: '', askedAt: new Date(now).toISOString(), params: { day } });
    this.#asked = day;
  }
}
