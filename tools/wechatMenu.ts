import { z } from 'zod';
import { AccessToken } from '../adapters/wechat/accessToken.js';
import { call, PlatformError } from '../adapters/wechat/platform.js';
import { openProfile } from '../adapters/profile/profileFile.js';
import { platformMenu } from '../bot/channels/menu.js';
import type { ChannelMemory } from '../bot/channels/memory.js';
import { readSettings } from '../bot/settings.js';

/** A tool runs once: nothing is kept for the next. */
const NO_MEMORY: ChannelMemory = { get: () => Promise.resolve(undefined), put: () => Promise.resolve(true), remove: () => Promise.resolve(), list: () => Promise.resolve([]) };

/** What the platform's refusals mean to whoever sets the menu. */
const MEANING: Readonly<Record<string, string>> = {
  '40013': 'WECHAT_APP_ID is not right',
  '40125': 'WECHAT_APP_SECRET is not right',
  '40164': 'this machine’s address is not on the account’s list (IP 白名单)',
  '40018': 'an entry’s name is too long',
  '48001': 'the account has no right to set a menu (an unverified subscription account)',
};

/** Puts the profile's menu on the official account, or (`dry`) prints it. Exit code. */
export async function wechatMenu({ dry }: { readonly dry?: boolean | undefined }, print: (line: string) => void, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<number> {
  const settings = readSettings(environment);
  const profile = await openProfile(settings.PROFILE_FILE);
  const menu = platformMenu(profile.current().channels.wechat.menu);
  profile.close();
  if (dry === true) {
    print(JSON.stringify(menu, null, 2));
    return 0;
  }
  const { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret, WECHAT_API_URL: url } = settings;
  if (appid === undefined || secret === undefined) {
    print('no official account is set up: set WECHAT_APP_ID, WECHAT_APP_SECRET and WECHAT_TOKEN');
    return 2;
  }
  const platform = { url, timeoutMs: 10_000 };
  const token = new AccessToken('menu', (force) => call(platform, '/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid, secret, force_refresh: force }, z.object({ access_token: z.string(), expires_in: z.number() })), NO_MEMORY, Date);
  try {
    await token.with((access_token) => call(platform, '/cgi-bin/menu/create', { access_token }, menu, z.looseObject({})));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    print(`the platform refused the menu: ${MEANING[String(error.code)] ?? `${error.code} ${error.said}`.trim()}`);
    return 1;
  }
  print(`the menu is set: ${menu.button.map(({ name }) => name).join(' · ')}. Phones show it within five minutes, or after following anew.`);
  return 0;
}
