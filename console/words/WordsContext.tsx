import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useKept } from '../parts/kept.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Names of words. */
export type Word = keyof typeof zh;
/** The console's languages. */
export type Language = 'zh' | 'en';

/** Words of one language. */
export interface Words {
  readonly language: Language;
  /** BCP 47, for dates and the document. */
  readonly tag: 'zh-Hans' | 'en';
  /** A word with its placeholders filled. */
  readonly say: (word: Word, params?: Readonly<Record<string, string | number>>) => string;
  /** A word whose name is made from data; the name itself where there is none. */
  readonly named: (prefix: string, name: string) => string;
  /** The other language. */
  readonly switch: () => void;
}

const Context = createContext<Words | undefined>(undefined);
const ALL: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { zh, en };

function isWord(name: string): name is Word {
  return Object.hasOwn(zh, name);
}

/** Gives everything inside its words, in the language chosen on this machine. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [kept, keep] = useKept('language', navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh');
  const language: Language = kept === 'en' ? 'en' : 'zh';
  const words = useMemo((): Words => {
    const say = (word: Word, params: Readonly<Record<string, string | number>> = {}): string => filled(ALL[language][word], params);
    return {
      language, tag: language === 'en' ? 'en' : 'zh-Hans', say,
      named: (prefix, name) => {
        const word = `${prefix}.${name}`;
        return isWord(word) ? say(word) : name;
      },
      switch: () => keep(language === 'en' ? 'zh' : 'en'),
    };
  }, [language, keep]);
  useEffect(() => {
    document.documentElement.lang = words.tag;
    document.title = words.say('app.title');
  }, [words]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

/** Words of one part of the console, which come with it: names to texts, in both languages. */
export interface PartWords<Name extends string> {
  readonly zh: Readonly<Record<Name, string>>;
  readonly en: Readonly<Record<Name, string>>;
}

/** The words of one part of the console. `named` is for names that are made from data: the name itself where there is no word for it. */
export function useWordsOf<Name extends string>(words: PartWords<Name>) {
  const { language, tag } = useWords();
  return useMemo(() => {
    const texts = words[language];
    const say = (name: Name, params: Readonly<Record<string, string | number>> = {}): string => filled(texts[name], params);
    const named = (prefix: string, name: string, params: Readonly<Record<string, string | number>> = {}): string => {
      const key = `${prefix}.${name}`;
      return isNameOf(texts, key) ? filled(texts[key], params) : name;
    };
    return { say, named, language, tag };
  }, [words, language, tag]);
}

function isNameOf<Name extends string>(texts: Readonly<Record<Name, string>>, name: string): name is Name {
  return Object.hasOwn(texts, name);
}

function filled(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The console's words. @throws Error outside of {@link WordsProvider} */
export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('no words here');
  return words;
}
