import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { eventsOf, keep, madeCase } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';

let directory: string;
let file: string;
let running: RunningApp;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'guitai-profile-'));
  file = join(directory, 'profile.json');
  await cp('cases/profile/example-bank.json', file);
  running = await startApp({ PROFILE_FILE: file });
});
afterEach(async () => {
  await running.stop();
  await rm(directory, { recursive: true, force: true });
});

const policies = z.looseObject({ deadlines: z.looseObject({ policies: z.array(z.looseObject({ id: z.string(), length: z.unknown() })) }) });

/** First responses are due within so many hours from now on. */
async function promise(hours: number): Promise<void> {
  const profile = policies.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const policy of profile.deadlines.policies) if (policy.id === 'complaint-first-response') policy.length = { hours };
  await writeFile(file, JSON.stringify(profile));
}

test.each([
  ['while the server runs', async () => { await promise(12); }],
  ['while it is stopped', async () => { await running.app.stop(); await promise(12); await running.restart({}, true); }],
])('GIVEN an open complaint WHEN its deadline is changed in the profile %s THEN it is computed anew once, with its history, and its reminders with it', async (_when, change) => {
  const customer = await Customer.arrive(running.app.address);
  const { number, openedAt } = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now()), running.clock.now());
  await change();
  const [told] = await until('the new deadline', async () => ((events) => events.length > 0 && events)(await eventsOf(running.app, customer.conversation, 'deadline.recomputed')));
  const dueAt = new Date(Date.parse(openedAt) + 12 * 3_600_000).toISOString();
  expect(told).toMatchObject({ data: { number, policy: 'complaint-first-response', dueAt } });
  const after = await running.app.database.cases.byNumber(number);
  const deadline = after?.deadlines.find(({ policy }) => policy === 'complaint-first-response');
  expect(deadline).toMatchObject({ dueAt, reason: 'profile-changed' });
  expect(deadline?.history.map(({ reason }) => reason)).toEqual(['opened', 'profile-changed']);
  // A restart with the same profile tells nobody again.
  await running.restart();
  expect(await eventsOf(running.app, customer.conversation, 'profile.changed')).toHaveLength(1);
});
