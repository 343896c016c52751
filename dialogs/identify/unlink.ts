import { saying, SILENT, type Reply } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';

/** The event by which what was shown before no longer says whose the conversation is (`supervision/customers/linked.ts`). */
const UNLINKED = 'identity.unlinked';

const WANTED = /^(?:请|帮我|麻烦|我要|我想|想要|想|要|给我)*(?:解除|取消|断开|撤销)(?:一下)?(?:我的?)?(?:身份|账户|账号|帐号|渠道|微信|手机号?)?(?:的)?(?:关联|绑定|核验)(?:了|吧)?$|^(?:帮我|我要|我想)?解绑(?:一下)?(?:吧|了)?$|^(?:这|这些|那|那些|上面|以上)(?:都)?(?:不是我的(?:业务|预约|投诉|信息|账户|号码?)?|不是本人的?)$|^(?:please )?(?:unlink|disconnect)(?: me| my (?:account|identity|number|channels?))?$|^(?:this|that|these|those) (?:is|are) ?(?:not|n't) (?:mine|me)$/u;

/** 解除关联, 这不是我的, unlink me. `words` as in `Intent.wanted`. */
export function asksUnlink(words: string): boolean {
  return WANTED.test(words);
}

/** What a customer is told who takes back what they have shown of themselves. */
export function unlinkedReply(): Reply {
  return { ...saying([{ key: 'identify.unlinked' }]), events: [{ event: UNLINKED, data: { by: 'customer' } }] };
}

/** A colleague has taken it back for them. */
export const unlinked: Answer = (_happening, _ports, turn) => {
  turn.forget();
  return Promise.resolve({ reply: SILENT });
};
