import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../cases/case.js';
import type { Deadline } from '../../../cases/clock/deadline.js';
import type { CaseCommand } from '../../../cases/command.js';
import { canonicalText } from '../../../records/chain.js';
import { Vault } from '../../../records/vault.js';
import { booking, expectWhole, turn, inbound, loaded, twoInstances } from './fixtures.js';
import { carryOut } from './moves.js';
import type { Place } from './place.js';

const HOUR = 3_600_000;

/** A deadline as the clock makes it, its history with everything that an extension leaves there. */
function deadline(dueAt: string, more: Partial<Deadline> = {}): Deadline {
  const computedAt = '2026-12-02T02:00:00.000Z';
  return {
    policy: 'complaint-answer', event: 'answer', clause: '4.3.2', from: computedAt, dueAt, computedAt, reason: 'extended',
    history: [{ dueAt, computedAt, reason: 'opened' }, { dueAt, computedAt, reason: 'extended', by: 'staff-1', approvedBy: 'staff-2', why: '需要核实', added: { days: 5, counting: 'calendar' } }],
    reminders: [], escalateAt: dueAt, certain: true,
    ...more,
  };
}

/** A complaint of a customer, by a form of its own. */
export function complaint(conversation: string, more: Partial<Case> = {}): Case {
  const at = '2026-12-02T02:00:00.000Z';
  return {
    number: `CP-20261202-${conversation}`, kind: 'complaint', state: 'open', conversation, formKey: `case-form-${conversation}`, locale: 'zh-Hans', openedAt: at, updatedAt: at,
    person: { name: '欧阳锋', contact: { kind: 'phone', value: '+8613912345678' } }, subject: 'service-attitude',
    details: { words: '柜台人员把我的存单弄丢了', amount: { value: 50_000, currency: 'CNY' } }, major: false, accused: ['staff-9'], deadlines: [],
    steps: [{ at, by: 'customer', what: 'opened', note: '门口等了两个小时' }], version: 1,
    ...more,
  };
}

const put = (each: Case): CaseCommand => ({ kind: 'put', case: each });
const next = (each: Case, more: Partial<Case> = {}): Case => ({ ...each, ...more, version: each.version + 1 });
const numbers = (cases: readonly Case[]): string[] => cases.map(({ number }) => number);

/** Cases: found by whoever may, changed from what was last, and nothing of them in the clear. */
export function cases(place: () => Place): void {
  describe('case', () => {
    it('is found by number, form, conversation, contact and identity, newest first', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const first = complaint('a', { deadlines: [deadline('2026-12-05T02:00:00.000Z')], owner: 'staff-1' });
      const second = complaint('b', { conversation: 'a', openedAt: '2026-12-02T03:00:00.000Z', person: { contact: { kind: 'phone', value: '+8613912345678' }, identity: 'subject-1' } });
      const third = complaint('c', { openedAt: '2026-12-02T04:00:00.000Z', person: { contact: { kind: 'mail', value: '+8613912345678' }, identity: 'subject-1' } });
      const nobody = complaint('d', { person: {} });
      await carryOut(database, 'a', [put(first), put(second)], now);
      await carryOut(database, 'c', [put(third)], now);
      await carryOut(database, 'd', [put(nobody)], now);
      expect(await database.cases.byNumber(first.number)).toEqual(first);
      expect(await database.cases.byFormKey(second.formKey)).toEqual(second);
      expect([await database.cases.byNumber('CP-1'), await database.cases.byNumber(''), await database.cases.byFormKey('')]).toEqual([undefined, undefined, undefined]);
      expect(numbers(await database.cases.ofConversation('a', 9))).toEqual(numbers([second, first]));
      const contact = { kind: 'phone', value: '+8613912345678' } as const;
      expect(numbers(await database.cases.ofCustomer({ contact }, 9))).toEqual(numbers([second, first]));
      expect(numbers(await database.cases.ofCustomer({ identity: 'subject-1' }, 9))).toEqual(numbers([third, second]));
      expect(numbers(await database.cases.ofCustomer({ contact, identity: 'subject-1' }, 9))).toEqual(numbers([third, second, first]));
      expect(numbers(await database.cases.ofCustomer({ contact, identity: 'subject-1' }, 2))).toEqual(numbers([third, second]));
      expect([await database.cases.ofCustomer({}, 9), await database.cases.ofCustomer({ identity: '' }, 9)]).toEqual([[], []]);
      const complaintsOf = async (conversations: readonly string[], named: readonly string[] = []) => numbers(await database.cases.complaints({ conversations, numbers: named }));
      expect([await complaintsOf(['a', 'x', 'a\u0000']), await complaintsOf([], [third.number, 'CP-1']), await complaintsOf(['d'], [first.number]), await complaintsOf([])]).toEqual([numbers([first, second]), numbers([third]), numbers([first, nobody]), []]);
      await expectWhole(place());
    });

    it('is found by a contact after the key was changed, and read', async () => {
      const [old, fresh] = [{ id: 'old', secret: randomBytes(32) }, { id: 'new', secret: randomBytes(32) }];
      const before = await place().open({ vault: new Vault([old]) });
      const now = place().clock.now();
      const [each, kept] = [complaint('a'), booking('a')];
      await carryOut(before, 'a', [put(each), { kind: 'book', booking: kept }], now);
      const after = await place().open({ vault: new Vault([fresh, old]) });
      const contact = { kind: 'phone', value: '+8613912345678' } as const;
      expect(await after.cases.ofCustomer({ contact }, 9)).toEqual([each]);
      expect(await after.bookings.ofCustomer({ contact: kept.contact }, 9)).toEqual([kept]);
      const second = complaint('b', { openedAt: '2026-12-02T03:00:00.000Z' });
      await carryOut(after, 'b', [put(second)], now);
      expect(await after.cases.ofCustomer({ contact }, 9)).toEqual([second, each]);
      const alone = await place().open({ vault: new Vault([fresh]) });
      expect(await alone.cases.ofCustomer({ contact }, 9)).toEqual([second]);
      await expect(alone.cases.byNumber(each.number)).rejects.toThrow('can\'t be opened');
      expect(await alone.cases.byNumber(second.number)).toEqual(second);
    });

    it('is due by its next open deadline, soonest first, and not once it has ended', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const at = (hours: number): string => new Date(now + hours * HOUR).toISOString();
      const all = [
        complaint('later', { deadlines: [deadline(at(3))] }),
        complaint('soon', { deadlines: [deadline(at(9)), deadline(at(1)), deadline(at(-5), { doneAt: at(-6) })] }),
        complaint('past', { deadlines: [deadline(at(-1))] }),
        complaint('met', { deadlines: [deadline(at(-2), { doneAt: at(-3) })] }),
        complaint('closed', { state: 'closed', deadlines: [deadline(at(-2))] }),
        complaint('withdrawn', { state: 'withdrawn', deadlines: [deadline(at(-2))] }),
      ];
      for (const each of all) await carryOut(database, each.conversation, [put(each)], now);
      expect((await database.cases.due(now, 9)).map(({ conversation }) => conversation)).toEqual(['past']);
      expect((await database.cases.due(now + HOUR, 9)).map(({ conversation }) => conversation)).toEqual(['past', 'soon']);
      expect((await database.cases.due(now + 3 * HOUR, 9)).map(({ conversation }) => conversation)).toEqual(['past', 'soon', 'later']);
      expect((await database.cases.due(now + 3 * HOUR, 2)).map(({ conversation }) => conversation)).toEqual(['past', 'soon']);
      const past = complaint('past', { deadlines: [deadline(at(-1))] });
      await carryOut(database, 'past', [put(next(past, { state: 'closed' }))], now);
      expect((await database.cases.due(now + HOUR, 9)).map(({ conversation }) => conversation)).toEqual(['soon']);
    });

    it('is listed by number while it has a clock running, page by page', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const running = [deadline(new Date(now + HOUR).toISOString())];
      const all = ['a', 'b', 'c'].map((conversation) => complaint(conversation, { deadlines: running }));
      for (const each of [...all, complaint('closed', { state: 'closed', deadlines: running }), complaint('idle', { deadlines: [] })]) await carryOut(database, each.conversation, [put(each)], now);
      const numbers = all.map(({ number }) => number).sort();
      const first = await database.cases.open('', 2);
      expect(first.map(({ number }) => number)).toEqual(numbers.slice(0, 2));
      expect((await database.cases.open(first.at(-1)?.number ?? '', 2)).map(({ number }) => number)).toEqual(numbers.slice(2));
    });

    it('of a form that has made one is refused with that number', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const each = complaint('a');
      await carryOut(database, 'a', [put(each)], now);
      const refused = { kind: 'refused', refusal: { reason: 'already-submitted', number: each.number } };
      expect(await carryOut(database, 'a', [put({ ...each, number: 'CP-other' })], now)).toEqual(refused);
      expect(await carryOut(database, 'a', [put(each)], now)).toEqual(refused);
      expect(await carryOut(database, 'b', [put(complaint('b')), put(complaint('b', { number: 'CP-b2' }))], now)).toMatchObject({ kind: 'refused' });
      expect(numbers(await database.cases.ofConversation('a', 9))).toEqual([each.number]);
      expect(await database.cases.byFormKey('case-form-b')).toBeUndefined();
    });

    it('of one form at two instances at once is made once', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const outcomes = await Promise.all([0, 1, 2, 3].map((index) => carryOut(instance(index), `c${index}`, [put(complaint(`c${index}`, { formKey: 'the form' }))], now)));
      expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind)).toSorted()).toEqual(['already-submitted', 'already-submitted', 'already-submitted', 'committed']);
      await expectWhole(place());
    });

    it('changed from an old version is refused, and with it everything of the turn', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const each = complaint('a');
      await carryOut(database, 'a', [put(each)], now);
      const second = next(each, { state: 'accepted', conversation: 'b', person: { contact: { kind: 'mail', value: 'o@example.cn' } } });
      expect(await carryOut(database, 'b', [put(second)], now)).toMatchObject({ kind: 'committed' });
      const timer = { id: 't', subject: each.number, conversation: 'c', at: place().clock.at, event: 'deadline.due', data: {} };
      const outcome = await carryOut(database, 'c', [{ kind: 'book', booking: booking('c') }, put(next(each, { state: 'closed' })), { kind: 'timers', subject: each.number, timers: [timer] }], now);
      expect(outcome).toEqual({ kind: 'refused', refusal: { reason: 'case-changed', number: each.number } });
      expect(await database.bookings.byNumber(booking('c').number)).toBeUndefined();
      expect(await database.bookings.occupied(['li'], '2026-12-03T00:00', '2026-12-04T00:00')).toEqual([]);
      expect(await database.timers.claim(now, 9, HOUR)).toEqual([]);
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { stateVersion: 0 }, pending: [{ sequence: 1 }] });
      expect(await database.cases.byNumber(each.number)).toEqual(second);
      expect(await carryOut(database, 'd', [put(next(next(each)))], now)).toMatchObject({ kind: 'committed' });
      expect(await carryOut(database, 'd', [put(next(complaint('nobody')))], now)).toMatchObject({ kind: 'refused', refusal: { reason: 'case-changed' } });
      // A booking that can't be made takes the case with it, too.
      await carryOut(database, 'e', [{ kind: 'book', booking: booking('e') }], now);
      expect(await carryOut(database, 'f', [put(complaint('f')), { kind: 'book', booking: booking('f') }], now)).toEqual({ kind: 'refused', refusal: { reason: 'slot-taken' } });
      expect(await database.cases.byFormKey('case-form-f')).toBeUndefined();
    });

    it('changed at two instances at once, from different conversations, is changed once', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const each = complaint('a');
      await carryOut(instance(0), 'a', [put(each)], now);
      const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => carryOut(instance(index), `c${index}`, [put(next(each, { owner: `staff-${index}` }))], now)));
      const winner = outcomes.findIndex(({ kind }) => kind === 'committed');
      expect(outcomes.filter(({ kind }) => kind !== 'committed')).toEqual(Array.from({ length: 11 }, () => ({ kind: 'refused', refusal: { reason: 'case-changed', number: each.number } })));
      expect(await instance(1).cases.byNumber(each.number)).toMatchObject({ version: 2, owner: `staff-${winner}` });
      await expectWhole(place());
    });

    it('may be made and changed in one turn, and in one batch', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const each = complaint('a');
      const second = next(each, { state: 'accepted' });
      expect(await carryOut(database, 'a', [put(each), put(second), put(next(second, { state: 'closed' }))], now)).toMatchObject({ kind: 'committed' });
      expect(await database.cases.byNumber(each.number)).toEqual({ ...each, state: 'closed', version: 3 });
      // Two conversations, whose commits share a transaction.
      const other = complaint('b');
      await Promise.all(['b', 'c'].map((id) => database.turns.accept(inbound(id, 'k'), now)));
      const [one, two] = [await loaded(database, 'b'), await loaded(database, 'c')];
      const outcomes = await Promise.all([database.turns.commit(turn(one, { commands: [put(other)] }), now), database.turns.commit(turn(two, { commands: [put(next(other, { conversation: 'c' }))] }), now)]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'committed']);
      expect(await database.cases.byNumber(other.number)).toEqual({ ...other, conversation: 'c', version: 2 });
    });

    it('is not to be read in the database, nor are bookings and what dialogs remember', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await database.turns.accept(inbound('a', 'k'), now);
      const commands: CaseCommand[] = [put(complaint('a')), { kind: 'book', booking: booking('a', { name: '欧阳锋', remark: '需要轮椅', contact: { kind: 'phone', value: '+8613912345678' } }) }];
      await database.turns.commit(turn(await loaded(database, 'a'), { commands, state: '{"name":"欧阳锋","contact":"+8613912345678"}' }), now);
      const rows = [await place().sql('select * from cases'), await place().sql('select * from bookings'), await place().sql('select * from states')];
      expect(rows.map(({ length }) => length)).toEqual([1, 1, 1]);
      const text = JSON.stringify(rows);
      for (const secret of ['欧阳', '13912345678', '存单', '轮椅', '两个小时', '50000']) expect(text).not.toContain(secret);
      expect(text).toContain('v1.test.');
      expect((await database.turns.conversation('a'))?.state).toContain('欧阳锋');
    });

    it('stands beside bookings and states of a build that sealed nothing', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const kept = booking('a');
      await carryOut(database, 'a', [{ kind: 'book', booking: kept }], now);
      const { version: _version, ...older } = kept;
      await place().sql(`update bookings set body = '${canonicalText(older)}', contact_key = ''`);
      await place().sql('update states set state = \'{"v":1,"name":"王"}\'');
      expect(await database.bookings.byNumber(kept.number)).toEqual(kept);
      expect((await database.turns.conversation('a'))?.state).toBe('{"v":1,"name":"王"}');
      const moved = { ...kept, start: '2026-12-03T09:00', version: 2 };
      expect(await carryOut(database, 'a', [{ kind: 'move', booking: moved }], now)).toMatchObject({ kind: 'committed' });
      expect(await database.bookings.ofCustomer({ contact: kept.contact }, 9)).toEqual([moved]);
      expect(JSON.stringify(await place().sql('select body from bookings'))).not.toContain(kept.name);
    });
  });
}
