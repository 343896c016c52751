import { z } from 'zod';
import { maskPersonal } from '../../../records/personal/mask.js';
import { fileView } from '../../api/basics.js';
import { agentOf } from '../../../handoff/handoff.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { AT_DESK, type DeskParts } from '../parts.js';
import { mayRead, readerOf } from '../reading.js';
import { notFound, refused } from '../refused.js';

const conversation = z.string().min(1).max(200);

/** Files both ways. What an agent sends is checked as what customers send is. */
export function fileRoutes(parts: DeskParts): Route[] {
  const { files, host, clock, checkFile, largestFile } = parts;
  return [
    route({
      method: 'POST', path: '/api/chats/:conversation/files', who: AT_DESK, summary: 'Keeps a file that a message will carry',
      params: z.object({ conversation }), query: z.object({ name: z.string().trim().min(1).max(120) }), body: 'raw', largest: largestFile, answer: fileView, status: 201,
      handle: async ({ params, query, body, session }) => {
        const found = await host.conversation(params.conversation);
        if (found === undefined) throw notFound();
        if (agentOf(found.owner) !== session.staff.id) throw refused('not-yours');
        const name = maskPersonal(query.name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_'));
        const contentType = await checkFile(name, body.bytes);
        if (contentType === undefined) throw new ApiProblem(415, 'FileKind', { en: 'this kind of file can’t be sent, or it is not what its name says', 'zh-Hans': '不支持这种文件，或文件内容与名称不符' });
        const { id, size } = await files.put({ conversation: params.conversation, name, contentType, bytes: body.bytes, at: new Date(clock.now()).toISOString() });
        return { id, name, contentType, size };
      },
    }),
    route({
      method: 'GET', path: '/api/chats/:conversation/files/:id', who: AT_DESK, summary: 'A file of a conversation', params: z.object({ conversation, id: z.string().max(200) }), answer: 'file',
      handle: async ({ params, session, address }) => {
        if (!(await mayRead(parts, readerOf(session.staff), params.conversation))) throw notFound();
        const found = await files.get(params.conversation, params.id);
        if (found === undefined) throw notFound();
        await parts.audit.append({ staff: session.staff.id, what: 'file.read', subject: `${params.conversation}/${params.id}`, address, outcome: 'done' });
        // Never shown inside our own pages: what customers send is saved.
        return { bytes: found.bytes, contentType: found.reference.contentType, ...(!found.reference.contentType.startsWith('image/') && { saveAs: found.reference.name }) };
      },
    }),
  ];
}
