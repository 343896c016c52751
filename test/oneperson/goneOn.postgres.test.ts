import { describe, expect, it } from 'vitest';
import { onPostgres, SHARED_KEYS } from '../contracts/store/onPostgres.js';
import { startApp } from '../support/app.js';
import { settled } from '../support/cases.js';
import type { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { says, shownOnWeb, shownOnWechat, startTwoChannels } from './twoChannels.js';

await onPostgres('one person on PostgreSQL', (ground) => {
  describe('two instances', () => {
    it('GIVEN a booking half told on WeChat WHEN it is taken along on two pages by two instances in the same moment THEN both see the receipt of one booking', async () => {
      const environment = { DATABASE_URL: ground.url, ...SHARED_KEYS };
      const channels = await startTwoChannels(environment);
      const { running } = channels.world;
      const other = await startApp({ ...environment, ...channels.settings });
      try {
        const phone = '13800138051';
        const follower = await shownOnWechat(channels, phone);
        await says(follower, '我想下周三下午三点在浦东支行约理财咨询');
        const first = await shownOnWeb(channels, phone);
        const second = await shownOnWeb(channels, phone);
        const pages = [first.at(running.app.address), second.at(other.app.address)];
        const brought = (page: Customer) => until('it is here', async () => (await page.all()).some(({ text }) => text?.includes('已接过来') === true));
        await Promise.all(pages.map((page) => page.post({ text: '接着办微信上没填完的' })));
        await Promise.all(pages.map(brought));
        for (const page of pages) for (const text of ['王芳', phone]) await page.post({ text });
        await Promise.all(pages.map((page) => until('the reading back', async () => (await page.all()).some(({ attachments }) => JSON.stringify(attachments ?? '').includes('确认')))));
        await Promise.all(pages.map((page) => page.post({ text: '确认' })));
        await settled(running.app, first.conversation);
        await settled(running.app, second.conversation);
        const seen = await Promise.all(pages.map(async (page) => JSON.stringify(await page.all())));
        const numbers = new Set(seen.flatMap((each) => each.match(/BK-\d{8}-\d{4}-[0-9A-Z]/gu) ?? []));
        expect(numbers.size).toBe(1);
        expect(seen.every((each) => each.includes('预约成功'))).toBe(true);
        const held = await running.app.database.bookings.ofCustomer({ contact: { kind: 'phone', value: `+86${phone}` } }, 10);
        expect(held.map(({ number }) => number)).toEqual([...numbers]);
        await until('a word on WeChat', () => follower.shows.some((text) => text.includes('预约已转到网页上接着办')));
        expect(follower.shows.filter((text) => text.includes('已转到网页上接着办'))).toHaveLength(1);
      } finally {
        await other.stop();
        await channels.stop();
      }
    }, 60_000);
  });
});
