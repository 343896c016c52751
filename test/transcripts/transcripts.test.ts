import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { REFERENCE, startApp, type RunningApp } from '../support/app.js';
import { agentDoes, atDesk, emptyDesk } from '../support/agents.js';
import { settled } from '../support/cases.js';
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

/** Says or presses what a step asks for; returns the answer, unless there is to be none. */
async function act(customer: Customer, step: Step, last: SeenActivity | undefined): Promise<SeenActivity | undefined> {
  if (step.agents !== undefined) await atDesk(running, step.agents);
  if (step.agent) {
    await agentDoes(running, customer.conversation, step.agent);
    if (step.customer === undefined) return (await customer.answers(1)).at(-1);
  }
  if (step.quiet) {
    await customer.post({ text: step.customer ?? '' });
    await settled(running.app, customer.conversation);
    expect((await customer.look()).filter((each) => each.from.role === 'bot'), step.customer).toEqual([]);
    return undefined;
  }
  if (step.customer === undefined && step.press === undefined) return undefined;
  if (step.press !== undefined) {
    if (last === undefined) throw new Error('nothing to press yet');
    return customer.press(last, step.press);
  }
  return customer.say(step.customer ?? '');
}

for (const file of files) {
  const { locale, conversations, at } = transcriptFile.parse(parse(await readFile(join(FOLDER, file), 'utf8')));
  describe(file, () => {
    const away = at === undefined ? 0 : Date.parse(at) - REFERENCE;
    beforeAll(() => running.clock.move(away));
    afterAll(() => running.clock.move(-away));
    afterEach(() => emptyDesk(running));
    test.each(Object.entries(conversations))('%s', async (_name, steps) => {
      const customer = await Customer.arrive(running.app.address, locale);
      let last: SeenActivity | undefined;
      for (const step of steps) {
        const where = `after “${step.customer ?? step.press ?? ''}”`;
        const answer = await act(customer, step, last);
        if (step.owner) expect((await running.app.core.conversation(customer.conversation))?.owner.split(':')[0], where).toBe(step.owner);
        if (answer === undefined) continue;
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
