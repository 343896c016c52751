import { z } from 'zod';
import { strict } from '../reply.js';
import { MOVES, WISHES } from './understand.js';

const fills = z.array(z.object({ slot: z.string().max(40), words: z.array(z.string().max(300)).max(4) })).max(12);

/** What a model replies, not yet held against what was said. */
export const moveReply = z.object({ kind: z.enum(MOVES), fills });
/** The same outside forms. */
export const wishReply = z.object({ kind: z.enum(WISHES), fills });
/** A question made whole. */
export const wholeReply = z.object({ query: z.string().trim().max(200) });

const fillsSchema = { type: 'array', items: strict({ slot: { type: 'string' }, words: { type: 'array', items: { type: 'string' } } }) };

/** The same as JSON Schema, for services that hold a model to it. */
export const MOVE_SCHEMA = strict({ kind: { type: 'string', enum: MOVES }, fills: fillsSchema });
/** Likewise. */
export const WISH_SCHEMA = strict({ kind: { type: 'string', enum: WISHES }, fills: fillsSchema });
/** Likewise. */
export const WHOLE_SCHEMA = strict({ query: { type: 'string' } });
