import type { Committed, TurnCommit } from '../../bot/turn/turnStore.js';
import type { Batch, Needs, Unit } from './batch.js';
import { cellsOf } from './cells.js';
import { prepared, storable, type Prepared } from './texts.js';

/** tx 2 of a turn: everything it decided, if its premises still hold. */
export class CommitUnit implements Unit<Committed> {
  readonly needs: Needs;
  readonly #drafts: readonly Prepared[];

  constructor(
    private readonly turn: TurnCommit,
    private readonly now: number,
  ) {
    this.#drafts = turn.drafts.map(prepared);
    for (const command of turn.commands) if (command.kind === 'book' || command.kind === 'move') cellsOf(command.booking);
    for (const push of turn.push) if (!this.#drafts[push.draft]) throw new RangeError('a push names no draft of its commit');
    this.needs = { conversation: turn.conversation, commands: turn.commands };
  }

  work(batch: Batch): Committed {
    const { turn } = this;
    const head = batch.heads.get(turn.conversation);
    if (head?.leaseHolder !== batch.instance) return { kind: 'superseded', held: false };
    if (head.stateVersion !== turn.stateVersion) return { kind: 'superseded', held: true };
    const refusal = batch.bookings.refusal(turn.commands) ?? batch.cases.refusal(turn.commands);
    if (refusal) return { kind: 'refused', refusal };
    batch.bookings.take(turn.commands);
    batch.cases.take(turn.commands);
    const records = this.#drafts.map((draft) => batch.append(head, draft));
    for (const push of turn.push) {
      const record = records[push.draft];
      if (!record) continue;
      batch.pushes.push({ conversation: head.id, sequence: record.sequence, lane: push.lane });
      if (push.original !== undefined) batch.originals.push([head.id, record.sequence, push.once === true ? 'once' : 'kept', push.original]);
    }
    head.stateVersion += 1;
    head.owner = turn.owner;
    head.locale = turn.locale;
    // Set or just over: a code may have been among what is answered now.
    if (head.codeUntil > 0) batch.forgotten.push([head.id, turn.answeredThrough]);
    head.state = storable(turn.state);
    head.pending = head.pending.filter((sequence) => sequence > turn.answeredThrough);
    const more = head.pending.length > 0;
    // Just over (1) while messages wait that came when a code was expected: their originals go with their own turn.
    if (turn.codeUntil !== undefined) head.codeUntil = turn.codeUntil === 0 && head.codeUntil > 0 && more ? 1 : turn.codeUntil;
    head.leaseHolder = more ? batch.instance : null;
    head.leaseUntil = more ? this.now + batch.leaseMs : 0;
    head.touched = true;
    return { kind: 'committed', records, more };
  }
}
