import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProfile } from '../../../adapters/profile/profileFile.js';
import { CHANNELS } from '../../../bot/channels/traits.js';
import { EVENT_WORDS } from '../../../console/review/eventWords.js';
import { en } from '../../../console/words/en.js';
import { zh } from '../../../console/words/zh.js';
import { channelName } from '../../../dialogs/elsewhere/which.js';
import { makeForms } from '../../../dialogs/forms.js';
import { text } from '../../../texts/catalogue.js';

/** Where events of customers' conversations are written. What supervision writes of its own stands in no such conversation, but for comments. */
const WRITTEN_IN = ['adapters', 'bot', 'cases', 'dialogs', 'handoff', 'records'];
const OWN = /^bot\/supervision\/(?!review\/)/;
const NAME = /'([a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)+)'/g;

function sources(): { readonly file: string; readonly text: string }[] {
  return WRITTEN_IN.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.ts') && !OWN.test(file)).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** Names that stand where an event is written: `event: 'form.begun'`, also behind a condition, and what timers bring about. */
function eventsWritten(): ReadonlySet<string> {
  const names = sources().flatMap(({ file, text }) => [
    ...[...text.matchAll(/\bevent:\s*([^,}\n]*)/g)].flatMap(([, written = '']) => [...written.matchAll(NAME)].map(([, name = '']) => name)),
    ...(file === 'dialogs/happenings/answer.ts' ? [...text.matchAll(/^ {2}'([a-z.-]+)':/gm)].map(([, name = '']) => name) : []),
    ...(file === 'handoff/act.ts' ? [...text.matchAll(/'(handoff\.[a-z-]+)'/g)].map(([, name = '']) => name) : []),
  ]);
  return new Set(names);
}

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = EVENT_WORDS;
const without = (prefix: string, names: Iterable<string>): string[] => Object.entries(words).flatMap(([language, texts]) => [...new Set(names)].filter((name) => (texts[`${prefix}.${name}`] ?? '') === '').map((name) => `${language}: ${name}`));

test('GIVEN every event that is written into a conversation THEN the review has words for it, in both languages', () => {
  const events = eventsWritten();
  expect(events.size).toBeGreaterThan(60);
  for (const name of ['form.begun', 'complaint.submitted', 'deadline.due', 'handoff.claimed', 'visit.due']) expect(events).toContain(name);
  expect(without('event', events)).toEqual([]);
});

test('GIVEN every channel that a conversation can come by THEN the console and the customer’s texts have a name for it', () => {
  for (const table of [zh, en]) expect(CHANNELS.filter((name) => !Object.hasOwn(table, `channel.${name}`))).toEqual([]);
  // What is entered by hand is gone on with nowhere.
  expect(CHANNELS.filter((name) => !['phone', 'counter'].includes(name) && channelName(name, 'zh-Hans') === text('zh-Hans', 'elsewhere.channel.other'))).toEqual([]);
});

test('GIVEN every form and each of its slots THEN the review has words for them, in both languages', async () => {
  const profile = await openProfile('cases/profile/example-bank.json');
  const { all } = makeForms({ profile: () => profile.current() });
  profile.close();
  expect(without('form', all.map(({ name }) => name))).toEqual([]);
  expect(without('slot', all.flatMap(({ slots }) => Object.keys(slots)))).toEqual([]);
});
