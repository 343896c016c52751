import { parseNumber } from '../../../cases/number.js';
import type { Json } from '../../../records/json.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import { SealBroken } from '../../../records/vault.js';
import { LEAST_REASON, saysWhy, type UnsealReason } from '../../../supervision/access/reason.js';
import type { UnsealedView } from '../../api/access.js';
import type { StaffMember } from '../../api/staff.js';
import { isAccused } from '../../console/accused.js';
import { notFound } from '../../console/refused.js';
import { originalOf } from '../../privacy.js';
import { ApiProblem } from '../../problem.js';
import { checkReviewable } from '../review/parts.js';
import type { AccessParts } from './parts.js';

/** So long it is shown, in seconds. */
export const SHOWN_SECONDS = 60;
const HOUR_MS = 3_600_000;
/** Handoffs looked at of one conversation. */
const GLANCE = 100;

/** Who asks, and from where. */
export interface Asking {
  readonly staff: StaffMember;
  readonly address: string;
}

/**
 * Opens what is sealed: for a reason, by whoever may, so many times an hour. It is in the audit before it is opened; an audit
 * that can't be written shows nothing.
 */
export class Unsealing {
  /** One person's askings go one after the other, so that many at once are not all within the limit. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: AccessParts) {}

  /** Whether somebody may at all, by role. */
  may({ roles }: Pick<StaffMember, 'roles'>): boolean {
    return this.parts.profile().supervision.unseal.roles.some((role) => roles.includes(role));
  }

  /** Unsealings left within the hour. */
  async left(staff: string): Promise<number> {
    const { log, clock, profile } = this.parts;
    const { perHour } = profile().supervision.unseal;
    const taken = await log.looks({ staff, beginnings: ['personal.unsealed'], outcome: 'done', from: new Date(clock.now() - HOUR_MS).toISOString(), limit: perHour });
    return perHour - taken.length;
  }

  /** What one line really says. One-time codes are kept nowhere, and so can't be had. @throws ApiProblem */
  async line(conversation: string, sequence: number, reason: UnsealReason, asking: Asking): Promise<UnsealedView> {
    await checkReviewable(this.parts, asking.staff, conversation);
    return await this.allowed(conversation, { sequence }, reason, asking, [conversation], async () => {
      const [record] = await this.parts.host.recordsAfter(conversation, sequence - 1, 1);
      const originals = await this.parts.desk.originals(conversation, [sequence]);
      if (record?.sequence !== sequence) throw notFound();
      if (!originals.has(sequence)) throw nothingSealed();
      return () => ({ ...originalOf(this.parts.vault, record, originals), hideAfterSeconds: SHOWN_SECONDS });
    });
  }

  /** What a case really holds: whose it is, and the answers as they were given. @throws ApiProblem */
  async case(number: string, reason: UnsealReason, asking: Asking): Promise<UnsealedView> {
    const parsed = parseNumber(number);
    const found = parsed.kind === 'valid' ? await this.parts.cases.byNumber(parsed.number) : undefined;
    // To the accused the case is not there.
    if (found === undefined || isAccused(found, asking.staff)) throw notFound();
    return await this.allowed(found.number, {}, reason, asking, [found.conversation], () => Promise.resolve(() => {
      const { name, contact, identity, onBehalfOf } = found.person;
      const person = { ...(name !== undefined && { name }), ...(contact && { [contact.kind]: contact.value }), ...(identity !== undefined && { identity }), ...(onBehalfOf !== undefined && { onBehalfOf }) };
      return { data: { ...person, ...found.details }, hideAfterSeconds: SHOWN_SECONDS };
    }));
  }

  /**
   * Whatever else is sealed, by the same rules. `find` says what there is without opening it, and how it is opened; that
   * comes after the audit. `conversations`: where it comes from.
   */
  async allowed<Shown>(subject: string, detail: Readonly<Record<string, Json>>, reason: UnsealReason, asking: Asking, conversations: readonly string[], find: () => Promise<() => Shown | Promise<Shown>>): Promise<Shown> {
    const { staff, address } = asking;
    const before = this.#queues.get(staff.id) ?? Promise.resolve();
    const turn = before.then(() => this.#granted(subject, detail, reason, staff, address, conversations, find));
    const settled = turn.catch(() => undefined);
    this.#queues.set(staff.id, settled);
    try {
      const open = await turn;
      return await open();
    } catch (error) {
      throw error instanceof SealBroken ? broken() : error;
    } finally {
      if (this.#queues.get(staff.id) === settled) this.#queues.delete(staff.id);
    }
  }

  async #granted<Open>(subject: string, detail: Readonly<Record<string, Json>>, reason: UnsealReason, staff: StaffMember, address: string, conversations: readonly string[], find: () => Promise<Open>): Promise<Open> {
    if (!saysWhy(reason.words)) throw new ApiProblem(400, 'ReasonTooShort', { en: `say why in at least ${LEAST_REASON} characters; others will read it`, 'zh-Hans': `请写明理由，至少 ${LEAST_REASON} 个字，其他人会看到` }, { field: 'body.reason.words' });
    // What somebody writes as a reason may hold a number: nothing of that kind stands in the audit.
    const why = { ...detail, reason: reason.kind, words: maskPersonal(reason.words) };
    const refuse = async (problem: ApiProblem): Promise<never> => {
      await this.parts.audit.append({ staff: staff.id, what: 'personal.unsealed', subject, address, outcome: 'refused', detail: { ...why, code: problem.code } });
      throw problem;
    };
    if (!this.may(staff)) return await refuse(new ApiProblem(403, 'WrongRole', { en: 'your role may not unseal; ask compliance', 'zh-Hans': '您的角色不能解密，请联系合规人员' }));
    if (!staff.roles.includes('compliance') && (await this.#served(staff.id, conversations))) {
      return await refuse(new ApiProblem(403, 'OwnChat', { en: 'you served this conversation yourself; compliance has to unseal it', 'zh-Hans': '您本人接待过这次会话，须由合规人员解密' }));
    }
    if ((await this.left(staff.id)) <= 0) {
      return await refuse(new ApiProblem(429, 'TooManyUnsealings', { en: 'you have unsealed as much as one person may within an hour; try again later, or ask a colleague', 'zh-Hans': '一小时内解密次数已达上限，请稍后再试或请同事协助' }, { retryAfter: HOUR_MS / 1_000 }));
    }
    const open = await find();
    await this.parts.audit.append({ staff: staff.id, what: 'personal.unsealed', subject, address, outcome: 'done', detail: why });
    return open;
  }

  async #served(staff: string, conversations: readonly string[]): Promise<boolean> {
    for (const conversation of conversations) {
      if ((await this.parts.handoffs.history(conversation, GLANCE)).some(({ agent, former = [] }) => agent === staff || former.includes(staff))) return true;
    }
    return false;
  }
}

function nothingSealed(): ApiProblem {
  return new ApiProblem(404, 'NothingSealed', { en: 'no more of this line is kept than what is shown: one-time codes are never kept, and what is archived has to be restored first', 'zh-Hans': '这一行没有更多内容可看：验证码不留存；已归档的会话请先恢复' });
}

function broken(): ApiProblem {
  return new ApiProblem(409, 'SealBroken', { en: 'it can’t be opened: its key is not here any more, or somebody changed it. Verify the record.', 'zh-Hans': '无法解密：密钥已不在，或内容被改动。请核验记录。' });
}
