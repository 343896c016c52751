import type { Appendix } from '../../bot/turn/turnStore.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { Batch, Needs, Unit } from './batch.js';
import { prepared, type Prepared } from './texts.js';

/** Appends one record outside a turn. */
export class AppendUnit implements Unit<CommunicationRecord | undefined> {
  readonly needs: Needs;
  readonly #draft: Prepared;

  constructor(appendix: Appendix) {
    this.needs = { conversation: appendix.conversation };
    this.#draft = prepared(appendix.draft);
  }

  work(batch: Batch): CommunicationRecord | undefined {
    const head = batch.heads.get(this.needs.conversation);
    return head && batch.append(head, this.#draft);
  }
}
