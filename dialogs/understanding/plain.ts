import { normalise } from '../slots/normalise.js';

/** Words that carry no meaning of their own at the ends of a clause. */
const BEFORE = /^(那就|那么|那|嗯+|呃+|哦+|啊|哎|唉|请问|请|麻烦您?|劳驾|帮我|给我|我说|您好|你好)+/;
const AFTER = /(一下|谢谢您?|了吧|吧|啊|呀|哦|喔|呢|嘛|哈|啦|了|please|thanks|thank you)+$/;

/** A message for comparing with set phrases: normal forms, Simplified, lower case, no spaces between Chinese characters. */
export function plain(said: string): string {
  return normalise(said).text.toLowerCase().replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim();
}

/** The clauses of a message in {@link plain} form, without punctuation, emoji and fillers; empty ones left out. */
export function clauses(said: string): string[] {
  return plain(said)
    .split(/[,，.。;；!！?？、~～…\n\p{Extended_Pictographic}]+/u)
    .map(bare)
    .filter((clause) => clause !== '');
}

function bare(clause: string): string {
  const trimmed = clause.trim();
  const without = trimmed.replace(BEFORE, '').replace(AFTER, '').trim();
  return without === '' ? trimmed : without;
}
