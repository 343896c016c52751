import type { Committed, TurnCommit } from '../../bot/turn/turnStore.js';
import type { Batch, Needs, Unit } from './batch.js';
import { cellsOf } from './cells.js';
import { checkHandoff } from './handoffRows.js';
import { openQuestionRow } from './openQuestions.js';
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
    for (const { draft } of [...turn.push, ...(turn.originals ?? [])]) if (!this.#drafts[draft]) throw new RangeError('a push or an original names no draft of its commit');
    const { handoffs = [] } = turn;
    for (const command of handoffs) if (command.kind !== 'end') checkHandoff(command.handoff, turn.conversation);
    const named = handoffs.map((command) => (command.kind === 'end' ? command.id : command.handoff.id));
    this.needs = { conversation: turn.conversation, commands: turn.commands, ...(named.length > 0 && { handoffs: named }) };
  }

  work(batch: Batch): Committed {
    const { turn } = this;
    const head = batch.heads.get(turn.conversation);
    if (head?.leaseHolder !== batch.instance) return { kind: 'superseded', held: false };
    if (head.stateVersion !== turn.stateVersion) return { kind: 'superseded', held: true };
    const refusal = batch.bookings.refusal(turn.commands) ?? batch.cases.refusal(turn.commands);
    if (refusal) return { kind: 'refused', refusal };
    const calls = batch.handoffs.carriedOut(head.id, turn.handoffs ?? []);
    if (!calls) return { kind: 'superseded', held: true };
    batch.bookings.take(turn.commands);
    batch.cases.take(turn.commands);
    const records = this.#drafts.map((draft) => batch.append(head, draft));
    for (const record of records) {
      const row = openQuestionRow(record, turn.locale);
      if (row) batch.questions.push(row);
    }
    for (const push of turn.push) {
      const record = records[push.draft];
      if (!record) continue;
      batch.pushes.push({ conversation: head.id, sequence: record.sequence, lane: push.lane });
      if (push.original !== undefined) batch.originals.push([head.id, record.sequence, push.once === true ? 'once' : 'kept', push.original]);
    }
    for (const { draft, sealed } of turn.originals ?? []) {
      const record = records[draft];
      if (record) batch.originals.push([head.id, record.sequence, 'kept', sealed]);
    }
    head.stateVersion += 1;
    for (const handoff of calls.changed) batch.keep(head, handoff);
    // A request that found another there has added nobody to the queue: whoever speaks goes on.
    if (!calls.spared || turn.owner !== 'queue') head.owner = turn.owner;
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
