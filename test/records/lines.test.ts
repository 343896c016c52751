import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inOneView } from '../../adapters/database/proof/verifyTasks.js';
import { closeGround, openGround } from '../../adapters/database/reading/ground.js';
import { recordHash } from '../../records/chain.js';
import { Vault } from '../../records/vault.js';
import { checkedLines, checkedRecords } from '../../records/verifyLines.js';
import { groundIfThere } from '../contracts/store/onPostgres.js';
import { startApp } from '../support/app.js';
import { Customer } from '../support/customer.js';

/** What one database or the other might escape in a way of its own. */
const WORDS = [
  '他说 “您好” "hello" \'hi\'', 'C:\\new\\table \\u0041 \\ud83d', 'tab\tline\nreturn\rfeed\fback\b', 'bell\u0007 unit\u001f record\u001e escape\u001b delete\u007f', '𠮷野家 👍🏽 é e\u0301', 'line\u2028paragraph\u2029 zero\u200bwidth \ufeff', '</script><!-- & ü ÿ €', '{"conversation":"x"}',
];

const ground = await groundIfThere('lines on PostgreSQL');
afterAll(() => ground?.end());

describe.each<readonly [string, { readonly DATABASE_URL?: string }]>([['SQLite', {}], ...(ground ? [['PostgreSQL', { DATABASE_URL: ground.url }] as const] : [])])('records as %s writes them', (_name, environment) => {
  test('GIVEN words that might be escaped in several ways THEN every page is sound by its lines alone, and holds what the rows hold', async () => {
    const running = await startApp(environment);
    try {
      for (const words of WORDS) {
        const customer = await Customer.arrive(running.app.address);
        await customer.say(words);
        await customer.say('营业时间');
      }
      let records = 0;
      const opened = await openGround({ url: environment.DATABASE_URL, file: join(running.directory, 'guitai.db'), instance: 'lines', use: 'proving', readOnly: true }, new Vault([{ id: 'none', secret: randomBytes(32) }]));
      await inOneView(opened, async (view) => {
        for await (const page of view.recordPages(7)) {
          const rows = await page.rows();
          expect(checkedLines(page.lines)).toEqual(rows.map(({ conversation, sequence, previous, hash, channel, at }) => ({ conversation, sequence, previous, hash, fits: true, ...(sequence === 1 && { opening: { channel, at } }) })));
          expect(page.count).toBe(rows.length);
          expect(rows.every((row) => recordHash(row) === row.hash)).toBe(true);
          records += rows.length;
          // A page that says it holds more or fewer than it does is read by its rows.
          let asked = 0;
          await checkedRecords({ ...page, count: page.count + 1, rows: () => { asked += 1; return Promise.resolve(rows); } });
          expect(asked).toBe(1);
        }
        expect(await view.countRecords()).toBe(records);
      });
      await closeGround(opened);
      expect(records).toBeGreaterThan(40);
    } finally {
      await running.stop();
    }
  });
});
