import { z } from 'zod';
import { text } from '../../texts/catalogue.js';
import { saying, SILENT } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';

const told = z.object({ kind: z.enum(['image', 'voice', 'video', 'file']) });

/** What the customer sent could not be had from their channel: they are told, so that no evidence is missing without their knowing it. */
export const notFetched: Answer = ({ data }, _ports, { locale }) => {
  const about = told.safeParse(data);
  return Promise.resolve({ reply: about.success ? saying([{ key: 'channel.notFetched', params: { kind: text(locale, `channel.${about.data.kind}`) } }]) : SILENT });
};
