import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wechatMenu } from '../../tools/wechatMenu.js';
import { ACCOUNT, wechatSettings } from '../support/wechat.js';
import { WechatServer } from '../../tools/channels/wechatPlatform.js';

describe('npm run wechat -- menu', () => {
  let platform: WechatServer;
  beforeAll(async () => {
    platform = await WechatServer.start(ACCOUNT);
  });
  afterAll(() => platform.stop());

  const run = async (more: Readonly<Record<string, string>> = {}, dry = false): Promise<[number, string]> => {
    const lines: string[] = [];
    const code = await wechatMenu({ dry }, (line) => lines.push(line), { ...wechatSettings(platform, 'plain'), ...more });
    return [code, lines.join('\n')];
  };

  test('GIVEN the profile’s menu THEN it is put on the account, or printed', async () => {
    expect(await run()).toEqual([0, expect.stringContaining('办业务 · 投诉建议 · 人工服务')]);
    expect(platform.menus).toHaveLength(1);
    expect(platform.menus[0]).toMatchObject({ button: [{ name: '办业务', sub_button: [{ name: '预约', type: 'click', key: expect.stringMatching(/^say-[0-9a-f]{24}$/) as unknown }, {}, {}] }, {}, { name: '人工服务', type: 'click' }] });
    const [, printed] = await run({}, true);
    expect(JSON.parse(printed)).toEqual(platform.menus[0]);
    expect(platform.menus).toHaveLength(1);
  });

  test('GIVEN a wrong secret, or an account without the right THEN exit 1 and what to do', async () => {
    expect(await run({ WECHAT_APP_SECRET: 'wrong' })).toEqual([1, 'the platform refused the menu: WECHAT_APP_SECRET is not right']);
    platform.mood = (path) => (path === '/cgi-bin/menu/create' ? { errcode: 48_001 } : undefined);
    expect(await run()).toEqual([1, expect.stringContaining('has no right to set a menu')]);
  });
});
