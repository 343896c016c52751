import { z } from 'zod';
import { MediumGone } from '../files/media.js';
import type { Attached } from './attached.js';
import { leadsHere } from './gate.js';

/** Where each channel keeps what customers send. Anything else is not fetched: an address is the sender's word, and we stand inside. */
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  // By its whole name: anybody can have a name below trafficmanager.net.
  msteams: ['sharepoint.com', 'sharepoint.cn', 'skype.com', 'smba.trafficmanager.net'],
  telegram: ['api.telegram.org'],
  slack: ['files.slack.com'],
  facebook: ['fbcdn.net', 'fbsbx.com'],
  line: ['api-data.line.me'],
  sms: ['api.twilio.com'],
};
/** What Bot Service itself keeps, for any channel. */
const EVERYWHERE = ['botframework.com'];
/** Who is told our token: Bot Framework's own services, and nobody else's. */
const TRUSTED = ['botframework.com', 'skype.com', 'smba.trafficmanager.net'];

const REDIRECTS = 3;
const FETCH_MS = 20_000;

/** What fetching is allowed and asked with. */
export interface FetchRules {
  readonly channelId: string;
  /** The channel's own connector, whose origin may be asked as well. */
  readonly serviceUrl: string;
  /** Further hosts that the institution trusts, with what is below them. */
  readonly hosts: readonly string[];
  /** Our token for Bot Framework; undefined where we have no app id, and only this machine is asked. */
  readonly token: (() => Promise<string>) | undefined;
  /** In bytes. */
  readonly largest: number;
}

/** A file's bytes, from where its channel keeps such files. @throws MediumGone when it may not be asked for, is too large or is not there; Error when it can't be told now */
export async function fetchFile({ url }: Pick<Attached, 'url'>, rules: FetchRules): Promise<Uint8Array> {
  let address = url;
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const asked = allowed(address, rules);
    const headers = rules.token !== undefined && trusted(asked, rules) ? { Authorization: `Bearer ${await rules.token()}` } : undefined;
    const response = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(FETCH_MS), ...(headers && { headers }) });
    if (response.ok) return await bytesOf(response, rules.largest);
    response.body?.cancel().catch(() => undefined);
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next !== null && URL.canParse(next, asked.href)) address = new URL(next, asked).href;
    else if (response.status < 500 && response.status !== 429 && response.status !== 408) throw new MediumGone(`status ${response.status}`);
    else throw new Error(`status ${response.status}`);
  }
  throw new MediumGone('redirected without end');
}

function allowed(address: string, { channelId, serviceUrl, hosts, token }: FetchRules): URL {
  if (!URL.canParse(address)) throw new MediumGone('no address');
  const url = new URL(address);
  if (token === undefined) {
    if (leadsHere(address) && url.origin === new URL(serviceUrl).origin) return url;
    throw new MediumGone('without an app id only the connector on this machine is asked');
  }
  const known = [...EVERYWHERE, ...(HOSTS[channelId] ?? []), ...hosts];
  if (url.origin === new URL(serviceUrl).origin || (url.protocol === 'https:' && url.port === '' && isBelow(url.hostname, known))) return url;
  throw new MediumGone(`${channelId} keeps no files there`);
}

function trusted(url: URL, { serviceUrl }: FetchRules): boolean {
  return url.origin === new URL(serviceUrl).origin || isBelow(url.hostname, TRUSTED);
}

function isBelow(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

async function bytesOf(response: Response, largest: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = z.instanceof(Uint8Array).parse(chunk);
    size += bytes.byteLength;
    if (size > largest) throw new MediumGone('too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
