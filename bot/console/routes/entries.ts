import { z } from 'zod';
import { parseNumber } from '../../../cases/number.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import type { Draft, Party } from '../../../records/record.js';
import type { Opening } from '../../turn/turnStore.js';
import { actKey, fileView } from '../../api/basics.js';
import { enteredView, entryBody } from '../../api/entries.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { AT_DESK, type DeskParts } from '../parts.js';

/** A clock that is a little ahead of ours is no future. In ms. */
const AHEAD_MS = 60_000;
/** A recording may be larger than what travels in a chat. */
const RECORDING_BYTES = 64 * 1_048_576;

const conversationOf = (key: string): string => `entry-${key}`;

/**
 * A phone call or a visit at the counter, entered by hand: a conversation of its own, a record like any other (norm 4.5).
 * Each exchange has a key made of the entry's: what was sent again after a lost answer is there once.
 */
export function entryRoutes(parts: DeskParts): Route[] {
  const { host, files, checkFile, clock, vault } = parts;
  return [
    route({
      method: 'POST', path: '/api/entries/:key/recording', who: AT_DESK, summary: 'Keeps the recording of a call before it is entered', params: z.object({ key: actKey }),
      query: z.object({ name: z.string().trim().min(1).max(120) }), body: 'raw', largest: RECORDING_BYTES, answer: fileView, status: 201,
      handle: async ({ params, query, body }) => {
        const contentType = await checkFile(query.name, body.bytes);
        if (contentType?.startsWith('audio/') !== true) throw new ApiProblem(415, 'FileKind', { en: 'a recording is an MP3, M4A, WAV or OGG file', 'zh-Hans': '录音文件须为 MP3、M4A、WAV 或 OGG 格式' });
        const { id, name, size } = await files.put({ conversation: conversationOf(params.key), name: maskPersonal(query.name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_')), contentType, bytes: body.bytes, at: new Date(clock.now()).toISOString() });
        return { id, name, contentType, size };
      },
    }),
    route({
      method: 'POST', path: '/api/entries', who: AT_DESK, summary: 'Enters a phone call or a visit', body: entryBody, largest: 1_048_576, answer: enteredView, status: 201,
      handle: async ({ body, session: { staff } }) => {
        const { key, way, at, minutes, customer, exchanges, outcome, note, number, recording } = body;
        if (Date.parse(at) > clock.now() + AHEAD_MS) throw new ApiProblem(400, 'BadArgument', { en: 'this time is still to come', 'zh-Hans': '时间不能晚于现在' }, { field: 'body.at' });
        const about = number === undefined || number === '' ? undefined : parseNumber(number);
        if (about !== undefined && about.kind !== 'valid') throw new ApiProblem(400, 'BadArgument', { en: 'there is no receipt number like this', 'zh-Hans': '受理编号不正确' }, { field: 'body.number' });
        const conversation = conversationOf(key);
        const file = recording === undefined ? undefined : (await files.get(conversation, recording))?.reference;
        if (recording !== undefined && file === undefined) throw new ApiProblem(400, 'NoSuchFile', { en: 'the recording is not there; attach it again', 'zh-Hans': '录音不存在，请重新上传' }, { field: 'body.recording' });
        const them: Party = { role: 'customer', id: `${way}-${vault.lookup(`${customer.contact}|${customer.name}`).slice(0, 16)}` };
        const us: Party = { role: 'agent', id: staff.id };
        const opening: Opening = { channel: way, customer: them, locale: staff.locale };
        const start = new Date(at).toISOString();
        const data = { by: staff.id, way, at: start, minutes, outcome, note, ...customer, ...(about?.kind === 'valid' && { number: about.number }), ...(file && { recording: file.id, recordingSha256: file.sha256 }) };
        const masked = { ...data, note: maskPersonal(note), name: customer.name === '' ? '' : `${Array.from(customer.name)[0] ?? ''}**`, contact: maskPersonal(customer.contact) };
        const first: Draft = { kind: 'event', at: new Date(clock.now()).toISOString(), from: us, to: { role: 'system', id: 'guitai' }, outcome, content: { event: 'entry.made', data: masked } };
        let sequence = sequenceOf(await host.receive({ conversation, key: 'entry', wantsTurn: false, opening, record: first, original: vault.seal(JSON.stringify({ data })) }));
        for (const [index, { by, text }] of exchanges.entries()) {
          const [from, to] = by === 'customer' ? [them, us] : [us, them];
          const record: Draft = { kind: 'message', at: start, from, to, outcome: by === 'customer' ? 'received' : 'sent', content: { text, locale: staff.locale, ...(index === 0 && file && { files: [file] }) } };
          sequence = sequenceOf(await host.receive({ conversation, key: `entry:${index}`, wantsTurn: false, opening, record }));
        }
        return { conversation, sequence };
      },
    }),
  ];
}

function sequenceOf(accepted: Awaited<ReturnType<DeskParts['host']['receive']>>): number {
  return accepted.kind === 'accepted' ? accepted.record.sequence : accepted.kind === 'duplicate' ? accepted.sequence : 0;
}
