import { findPersonal } from '../../records/personal/find.js';

/** Words as a model is shown them: a mark stands for each piece of personal data. */
export interface Masked {
  readonly text: string;
  /** The same words with what was hidden put back. */
  unmask(words: string): string;
}

/** Eleven figures or more are somebody's number, whatever kind. */
const LONG = /\d(?:[ \t\-.·]?\d){10,}/g;
const MARK = /⟦[a-z]+-\d+⟧/g;

/** Hides telephone, identity and card numbers, addresses and every other long number. Marks that somebody typed are none. */
export function masked(said: string): Masked {
  const hidden = new Map<string, string>();
  const hide = (kind: string, words: string): string => {
    const mark = `⟦${kind}-${hidden.size + 1}⟧`;
    hidden.set(mark, words);
    return mark;
  };
  const plain = said.replace(/[⟦⟧]/g, ' ');
  let at = 0;
  let text = '';
  for (const { kind, from, to } of findPersonal(plain)) {
    text += plain.slice(at, from) + hide(kind, plain.slice(from, to));
    at = to;
  }
  text = (text + plain.slice(at)).replace(LONG, (words) => hide('number', words));
  return { text, unmask: (words) => words.replace(MARK, (mark) => hidden.get(mark) ?? '') };
}
