import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer, type SeenActivity } from '../support/customer.js';
import { heldIn, textsOf } from '../support/inside.js';
import { transcriptFile, type Step } from './shape.js';

const FOLDER = join(import.meta.dirname, 'conversations');
const files = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

/** Says or presses what a step asks for; returns the bot's answer. */
async function act(customer: Customer, step: Step, last: SeenActivity | undefined): Promise<SeenActivity> {
  if (step.press !== undefined) {
    if (last === undefined) throw new Error('nothing to press yet');
    return customer.press(last, step.press);
  }
  return customer.say(step.customer ?? '');
}

for (const file of files) {
  const { locale, conversations } = transcriptFile.parse(parse(await readFile(join(FOLDER, file), 'utf8')));
  describe(file, () => {
    test.each(Object.entries(conversations))('%s', async (_name, steps) => {
      const customer = await Customer.arrive(running.app.address, locale);
      let last: SeenActivity | undefined;
      for (const step of steps) {
        const where = `after “${step.customer ?? step.press ?? ''}”`;
        const answer = await act(customer, step, last);
        last = answer;
        const texts = await textsOf(running.app, customer.conversation, answer.id);
        if (step.bot) expect(texts, where).toEqual(step.bot);
        for (const key of step.says ?? []) expect(texts, where).toContain(key);
        for (const words of step.shows ?? []) expect(answer.text, where).toContain(words);
        if (step.holds) {
          const held = await heldIn(running.app, customer.conversation);
          for (const [slot, value] of Object.entries(step.holds)) expect(held[slot], `${where}: ${slot}`).toEqual(value ?? undefined);
        }
        if (step.offers) expect(answer.suggestedActions?.actions.map((each) => each.title), where).toEqual(step.offers);
      }
    });
  });
}
