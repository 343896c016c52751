import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((said) => said === 'true');
const origins = z.string().transform((list) => list.split(',').map((origin) => origin.trim()).filter((origin) => origin !== ''));
const origin = z.string().refine((said) => URL.canParse(said) && new URL(said).origin === said, 'must be an origin such as https://www.example.com, without a path');
const key = z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -hex 32');

/**
 * Every setting of the product, by its name in the environment. `.env.example` lists each with its default; a test holds
 * the two together.
 */
export const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('0.0.0.0'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or be left out for SQLite').optional(),
  PROFILE_FILE: z.string().default('./cases/profile/example-bank.json'),
  PUBLIC_URL: origin.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RECORD_SEAL_KEY: key.optional(),
  TOKEN_KEY: key.optional(),
  DIRECTLINE_SECRET: key.optional(),
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
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
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
  const contradictions = botServiceProblems(parsed.data);
  if (contradictions.length > 0) throw new WrongSettings(contradictions);
  if (given['LANGSMITH_TRACING'] === 'true' || given['LANGCHAIN_TRACING_V2'] === 'true') {
    throw new WrongSettings(['LANGSMITH_TRACING, LANGCHAIN_TRACING_V2: must be off, they send conversations to an outside service']);
  }
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
