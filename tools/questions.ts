import { join } from 'node:path';
import { openForQuestions } from '../adapters/database/openings.js';
import { systemClock } from '../bot/clock.js';
import { openNormsAmendments } from '../bot/compose/amendments.js';
import { openLoop } from '../bot/compose/loop.js';
import type { Done, KnowledgeLoop } from '../bot/knowledge/loop.js';
import { readSettings } from '../bot/settings.js';
import type { Amendment } from '../knowledge/loop/amendments.js';
import { amendmentText, effectText, groupsText, groupText, groupJson, waitingText } from './questionsText.js';

/** How its results are printed. */
export interface Printed {
  readonly json?: true;
}

/**
 * Works on the knowledge loop, also beside a running server: opens the settings' database and amendments, and closes them.
 * @returns the exit code: 1 when something was refused or can't be read; the reason stands on standard error.
 */
export async function withLoop(work: (loop: KnowledgeLoop) => Promise<number>): Promise<number> {
  const settings = readSettings(process.env);
  const database = await openForQuestions({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });
  let problem: string | undefined;
  try {
    const amendments = await openNormsAmendments(settings, { onBroken: (told) => (problem = told) });
    try {
      if (problem !== undefined) return failed(problem);
      return await work(await openLoop(settings, database.questions, amendments, systemClock));
    } finally {
      amendments.close();
    }
  } finally {
    await database.close();
  }
}

/** What is open, and what waits to be published. */
export const listQuestions = ({ json }: Printed): Promise<number> => withLoop(async (loop) => {
  const [groups, amendments] = [await loop.groups(), loop.amendments()];
  print(json ? { groups: groups.map(groupJson), amendments } : [groupsText(groups), waitingText(amendments)].filter((each) => each !== '').join('\n'));
  return 0;
});

/** One group, or one amendment. */
export const showQuestion = (id: string, { json }: Printed): Promise<number> => withLoop(async (loop) => {
  const group = await loop.group(id);
  if (group) {
    print(json ? { ...groupJson(group), questions: group.questions } : groupText(group));
    return 0;
  }
  const amendment = loop.amendments().find((each) => each.id === id);
  if (amendment === undefined) return failed(`There is neither a group nor an amendment ${id}.`);
  print(json ? amendment : amendmentText(amendment));
  return 0;
});

/** What is proposed beside its words: the group it is made from, and by whom. */
export interface Proposing extends Printed {
  readonly by: string;
  readonly group?: string;
}

/** An example question of a clause: the group's own wordings, unless others are given. */
export const proposeAlias = ({ clause, text, ...options }: Proposing & { readonly clause: string; readonly text?: readonly string[] }): Promise<number> =>
  withLoop(async (loop) => told(await loop.propose({ kind: 'alias', clause, questions: text ?? (await wordings(loop, options.group)) }, options.by, options.group), options));

/** Words that people say for a word of the norms'. */
export const proposeSynonym = (words: readonly string[], { means, ...options }: Proposing & { readonly means: string }): Promise<number> =>
  withLoop(async (loop) => told(await loop.propose({ kind: 'synonym', words, means }, options.by, options.group), options));

/** An answer in words of the institution's own. */
export const proposeAnswer = ({ clause, text, zh, hant, en, ...options }: Proposing & { readonly clause: string; readonly text?: readonly string[]; readonly zh: string; readonly hant?: string; readonly en?: string }): Promise<number> =>
  withLoop(async (loop) => told(await loop.propose({ kind: 'answer', clause, questions: text ?? (await wordings(loop, options.group)), text: { 'zh-Hans': zh, ...(hant !== undefined && { 'zh-Hant': hant }), ...(en !== undefined && { en }) } }, options.by, options.group), options));

/** What publishing would change. */
export const effectOf = (id: string, { json }: Printed): Promise<number> => withLoop(async (loop) => {
  const done = await loop.effect(id);
  if (!done.ok) return failed(done.refusal.message);
  print(json ? done.value : effectText(done.value));
  return 0;
});

/** By a second person. */
export const publish = (id: string, options: Proposing): Promise<number> => withLoop(async (loop) => told(await loop.publish(id, options.by), options));

/** Takes an amendment back. */
export const withdraw = (id: string, options: Proposing): Promise<number> => withLoop(async (loop) => told(await loop.withdraw(id, options.by), options));

/** Ends a group about which nothing is to be done. */
export const dismiss = (id: string, { by, json }: Proposing): Promise<number> => withLoop(async (loop) => {
  const done = await loop.dismiss(id, by);
  if (!done.ok) return failed(done.refusal.message);
  print(json ? { dismissed: done.value } : `dismissed: ${done.value} ${done.value === 1 ? 'question' : 'questions'}`);
  return 0;
});

async function wordings(loop: KnowledgeLoop, id: string | undefined): Promise<readonly string[]> {
  return id === undefined ? [] : ((await loop.group(id))?.wordings ?? []);
}

function told(done: Done<Amendment>, { json }: Printed): number {
  if (!done.ok) return failed(done.refusal.message);
  print(json ? done.value : amendmentText(done.value));
  return 0;
}

function print(what: unknown): void {
  process.stdout.write(`${typeof what === 'string' ? what : JSON.stringify(what, null, 2)}\n`);
}

function failed(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
