import { z } from 'zod';
import type { Answer } from '../happenings/answer.js';
import { saying, SILENT } from '../form/reply.js';
import { channelName, formTitle } from './which.js';

const told = z.object({ form: z.string(), key: z.string(), channel: z.string() });

/** The customer goes on with a form in another conversation: it is given up here, and said so, in case it was somebody else. */
export const formTaken: Answer = ({ data }, ports, { locale }) => {
  const about = told.safeParse(data).data;
  if (about === undefined) return Promise.resolve({ reply: SILENT });
  const params = { title: formTitle(about.form, locale), channel: channelName(about.channel, locale), phone: ports.profile().phone };
  return Promise.resolve({ reply: saying([{ key: 'elsewhere.taken', params }]), drops: about.key });
};
