import { z } from 'zod';
import { role, ROLES } from './api/staff.js';

const flag = z.enum(['true', 'false']).transform((said) => said === 'true');
const origins = z.string().transform((list) => list.split(',').map((origin) => origin.trim()).filter((origin) => origin !== ''));
const origin = z.string().refine((said) => URL.canParse(said) && new URL(said).origin === said, 'must be an origin such as https://www.example.com, without a path');
const key = z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -hex 32');

const vaultKeys = z.string().transform((list, context) => {
  const keys = list.split(',').map((each) => each.trim()).filter((each) => each !== '').map((each) => {
    const [id = '', secret = ''] = each.split(':');
    return { id, secret };
  });
  const wrong = keys.length === 0 || new Set(keys.map(({ id }) => id)).size < keys.length || keys.some(({ id, secret }) => !/^[\w-]{1,32}$/.test(id) || secret.length < 32);
  if (wrong) context.addIssue({ code: 'custom', message: 'must be id:secret, several separated by commas, the one to seal with first; make a secret with: openssl rand -hex 32' });
  return keys;
});

const loopback = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
const mailUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(said);
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search + hash === '' && !/%(?![0-9a-f]{2})/i.test(username + password);
}, 'must be smtp://user:password@host:587 or smtps://user:password@host:465, user and password percent-encoded or left out');
const mailAddress = z.string().max(254).regex(/^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]+$/u, 'must be an address such as counter@example.com, without a name');
const gatewayUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const url = new URL(said);
  return url.username + url.password === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback(url)));
}, 'must be an address such as https://sms.example.com/messages, without user and password; http:// only on this machine');
const hubUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const url = new URL(said);
  return url.username + url.password === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback(url)));
}, 'must be an address such as https://agents.example.com/activities, without user and password; http:// only on this machine');
const platformUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const url = new URL(said);
  return url.username + url.password + url.search + url.hash === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback(url)));
}, 'must be an address such as https://api.weixin.qq.com, without user, password and query; http:// only on this machine');
const keysUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const url = new URL(said);
  return url.username + url.password === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback(url)));
}, 'must be an address such as https://www.example.com/jwks.json; http:// only on this machine');
const modelUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const url = new URL(said);
  return url.username + url.password + url.search + url.hash === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback(url)));
}, 'must be an address such as https://api.openai.com/v1, without user, password and query; http:// only on this machine');
const issuerUrl = z.string().refine((said) => {
  if (!URL.canParse(said)) return false;
  const url = new URL(said);
  return url.username + url.password + url.search + url.hash === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback(url)));
}, 'must be an address such as https://login.example.com/realms/bank, without user, password and query; http:// only on this machine');
const roleMap = z.string().transform((list, context) => {
  const pairs = list.split(',').map((pair) => pair.trim()).filter((pair) => pair !== '').map((pair) => {
    const at = pair.lastIndexOf('=');
    return [pair.slice(0, at).trim(), role.safeParse(pair.slice(at + 1).trim())] as const;
  });
  if (pairs.some(([value, named]) => value === '' || !named.success)) context.addIssue({ code: 'custom', message: `must be value=role, several separated by commas; roles are ${ROLES.join(', ')}` });
  return pairs.flatMap(([value, named]) => (named.success ? [[value, named.data] as const] : []));
});
const signatures = z.string().transform((list) => list.split(',').map((name) => name.trim()).filter((name) => name !== ''));
const signature = z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'HS256']);

/**
 * Every setting of the product, by its name in the environment. `.env.example` lists each with its default; a test holds
 * the two together.
 */
export const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('0.0.0.0'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATA_DIR: z.string().default('./data'),
  ARCHIVE_DIR: z.string().optional(),
  ANCHOR_DIR: z.string().optional(),
  EXPORT_DIR: z.string().optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or be left out for SQLite').optional(),
  PROFILE_FILE: z.string().default('./cases/profile/example-bank.json'),
  NORMS_DIR: z.string().optional(),
  PUBLIC_URL: origin.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RECORD_SEAL_KEY: key.optional(),
  TOKEN_KEY: key.optional(),
  PERSONAL_KEYS: vaultKeys.optional(),
  DIRECTLINE_SECRET: key.optional(),
  DESK_TOKEN: key.optional(),
  CONSOLE_ADMIN_PASSWORD: z.string().optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(30),
  SESSION_HOURS: z.coerce.number().min(0.1).max(168).default(12),
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z.string().regex(/\bopenid\b/, 'must hold openid').default('openid profile'),
  OIDC_ROLE_CLAIM: z.string().max(200).default('roles'),
  OIDC_ROLES: roleMap.default([]),
  TOKEN_MINUTES: z.coerce.number().int().min(1).max(1_440).default(30),
  ALLOWED_ORIGINS: origins.pipe(z.array(origin)).default([]),
  EMBED_ORIGINS: origins.pipe(z.array(origin)).default([]),
  TRUST_PROXY: flag.default(false),
  MESSAGE_CHARACTERS: z.coerce.number().int().min(100).max(100_000).default(4_000),
  UPLOAD_MEGABYTES: z.coerce.number().min(0.1).max(100).default(10),
  RATE_PER_TOKEN: z.coerce.number().int().min(1).default(60),
  RATE_PER_ADDRESS: z.coerce.number().int().min(1).default(600),
  BURST_QUIET_MS: z.coerce.number().int().min(0).max(10_000).default(600),
  BURST_LONGEST_MS: z.coerce.number().int().min(0).max(60_000).default(3_000),
  MAIL_URL: mailUrl.optional(),
  MAIL_FROM: mailAddress.optional(),
  SMS_GATEWAY_URL: gatewayUrl.optional(),
  SMS_GATEWAY_SECRET: key.optional(),
  HANDOFF_HUB_URL: hubUrl.optional(),
  HANDOFF_HUB_SECRET: z.string().min(16, 'must have at least 16 characters; make one with: openssl rand -hex 32').optional(),
  IDENTITY_ISSUER: z.string().optional(),
  IDENTITY_AUDIENCE: z.string().optional(),
  IDENTITY_ALGORITHMS: signatures.pipe(z.array(signature).min(1)).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  IDENTITY_JWKS_URL: keysUrl.optional(),
  IDENTITY_KEY_FILE: z.string().optional(),
  IDENTITY_SECRET: key.optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: modelUrl.default('https://api.openai.com/v1'),
  OPENAI_MODEL: z.string().max(200).default('gpt-4.1-mini'),
  OPENAI_EMBEDDING_MODEL: z.string().max(200).optional(),
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(500).max(60_000).default(12_000),
  MODEL_DAILY_TOKENS: z.coerce.number().int().min(0).default(1_000_000),
  WECHAT_APP_ID: z.string().regex(/^wx[0-9a-f]{16}$/, 'must be the account’s AppID, wx and 16 letters and figures').optional(),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_TOKEN: z.string().regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and figures, as entered at the platform').optional(),
  WECHAT_ENCODING_AES_KEY: z.string().regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and figures that the platform shows').optional(),
  WECHAT_API_URL: platformUrl.default('https://api.weixin.qq.com'),
  WECOM_CORP_ID: z.string().regex(/^ww[0-9a-f]{16}$|^wx[0-9a-f]{16}$/, 'must be the corporation’s id, ww and 16 letters and figures').optional(),
  WECOM_KF_SECRET: z.string().optional(),
  WECOM_TOKEN: z.string().regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and figures, as entered at the platform').optional(),
  WECOM_ENCODING_AES_KEY: z.string().regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and figures that the platform shows').optional(),
  WECOM_API_URL: platformUrl.default('https://qyapi.weixin.qq.com'),
  WECOM_SEATS: flag.default(false),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  BOT_SERVICE_FILE_HOSTS: origins.pipe(z.array(z.string().regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/i, 'must be host names, with commas between them'))).default([]),
  MICROSOFT_APP_TYPE: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi']).default('MultiTenant'),
});

/** The settings, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** A setting that is wrong. Its message names each one and says what is expected. */
export class WrongSettings extends Error {
  constructor(problems: readonly string[]) {
    super(`Wrong settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'WrongSettings';
  }
}

/**
 * Reads the settings from an environment, once, at start. Empty values count as absent.
 * @throws WrongSettings naming every wrong setting at once.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`));
  const contradictions = [...botServiceProblems(parsed.data), ...courierProblems(parsed.data), ...identityProblems(parsed.data), ...signOnProblems(parsed.data), ...wechatProblems(parsed.data), ...wecomProblems(parsed.data)];
  if (contradictions.length > 0) throw new WrongSettings(contradictions);
  // LangChain's own names for it; all but the first are of its past, and still heeded.
  const tracing = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'].filter((name) => given[name] !== undefined && given[name] !== 'false');
  if (tracing.length > 0) throw new WrongSettings([`${tracing.join(', ')}: must be off, it sends conversations to an outside service`]);
  return parsed.data;
}

/** Bot Service's settings only work together; what is missing would else be found with the first customer's message. */
function botServiceProblems({ MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenant, MICROSOFT_APP_TYPE: type }: Settings): string[] {
  if (id === undefined) return password === undefined ? [] : ['MICROSOFT_APP_ID: must be set together with MICROSOFT_APP_PASSWORD'];
  const managed = type === 'UserAssignedMsi';
  return [
    ...(managed && password !== undefined ? ['MICROSOFT_APP_PASSWORD: must be left out with MICROSOFT_APP_TYPE=UserAssignedMsi'] : []),
    ...(!managed && password === undefined ? [`MICROSOFT_APP_PASSWORD: must be set together with MICROSOFT_APP_ID for MICROSOFT_APP_TYPE=${type}`] : []),
    ...(type !== 'MultiTenant' && tenant === undefined ? [`MICROSOFT_APP_TENANT_ID: must be set for MICROSOFT_APP_TYPE=${type}`] : []),
  ];
}

/** The official account needs three settings; fewer would be found out by the first follower. */
function wechatProblems({ WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY }: Settings): string[] {
  const each = Object.entries({ WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN });
  const missing = each.filter(([, value]) => value === undefined);
  if (missing.length === each.length) return WECHAT_ENCODING_AES_KEY === undefined ? [] : ['WECHAT_APP_ID: must be set together with WECHAT_ENCODING_AES_KEY'];
  return missing.map(([name]) => `${name}: must be set with the other WECHAT settings`);
}

/** WeCom's customer service needs four settings: its callbacks always come encrypted. */
function wecomProblems({ WECOM_CORP_ID, WECOM_KF_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY }: Settings): string[] {
  const each = Object.entries({ WECOM_CORP_ID, WECOM_KF_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY });
  const missing = each.filter(([, value]) => value === undefined);
  return missing.length === each.length ? [] : missing.map(([name]) => `${name}: must be set with the other WECOM settings`);
}

/** The staff's sign-on needs three settings; fewer would be found out by whoever signs in first. */
function signOnProblems({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Settings): string[] {
  const each = Object.entries({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET });
  const missing = each.filter(([, value]) => value === undefined);
  return missing.length === each.length ? [] : missing.map(([name]) => `${name}: must be set with the other OIDC settings`);
}

/** Mail, short messages and the handoff hub need two settings each; one alone would do nothing, and nobody would know why. */
function courierProblems(settings: Settings): string[] {
  const pairs = [['MAIL_URL', 'MAIL_FROM'], ['SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'], ['HANDOFF_HUB_URL', 'HANDOFF_HUB_SECRET']] as const;
  return pairs.flatMap(([one, other]) => {
    if ((settings[one] === undefined) === (settings[other] === undefined)) return [];
    const [missing, given] = settings[one] === undefined ? [one, other] : [other, one];
    return [`${missing}: must be set together with ${given}`];
  });
}

/** Who the site's customers are is believed only with all of its settings; and a public key must never serve as a secret. */
function identityProblems({ IDENTITY_ISSUER: issuer, IDENTITY_AUDIENCE: audience, IDENTITY_ALGORITHMS: algorithms, IDENTITY_JWKS_URL: url, IDENTITY_KEY_FILE: file, IDENTITY_SECRET: secret }: Settings): string[] {
  const keys = [url, file, secret].filter((source) => source !== undefined).length;
  if (issuer === undefined && audience === undefined && keys === 0) return [];
  return [
    ...(issuer === undefined ? ['IDENTITY_ISSUER: must be set with the other IDENTITY settings'] : []),
    ...(audience === undefined ? ['IDENTITY_AUDIENCE: must be set with the other IDENTITY settings'] : []),
    ...(keys !== 1 ? ['IDENTITY_JWKS_URL, IDENTITY_KEY_FILE, IDENTITY_SECRET: exactly one must be set'] : []),
    ...(secret !== undefined && algorithms.some((name) => name !== 'HS256') ? ['IDENTITY_ALGORITHMS: must be HS256 with IDENTITY_SECRET'] : []),
    ...(secret === undefined && algorithms.includes('HS256') ? ['IDENTITY_ALGORITHMS: HS256 needs IDENTITY_SECRET'] : []),
  ];
}
