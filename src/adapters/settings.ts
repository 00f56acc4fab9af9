import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserProblem } from '../core/model/problem.ts';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The App's identity on the host. */
export interface Credentials {
  readonly appId: number;
  /** In PEM, ready to use. */
  readonly privateKey: string;
  readonly webhookSecret: string;
}

/** The settings of the service. */
export interface Settings {
  /** The host's API, and its web pages. */
  readonly host: { readonly api: string; readonly web: string };
  readonly address: string;
  readonly port: number;
  /** Whether this process receives webhooks, runs reviews, or both. */
  readonly role: (typeof roles)[number];
  /** PostgreSQL by address, or a folder for the embedded database. */
  readonly database: { readonly url: string } | { readonly folder: string };
  /** Whether webhooks are accepted only from the addresses the host publishes. */
  readonly onlyHookAddresses: boolean;
  /** How many proxies are in front, each of which appends the caller's address to `x-forwarded-for`. */
  readonly proxies: number;
  /** Where the rule pages are; null for where we publish them. */
  readonly rulePages: string | null;
  /** How many reviews this process runs at a time. */
  readonly reviewsAtOnce: number;
  /** After this many seconds a review is ended and its check completed. */
  readonly reviewSeconds: number;
  /** The agents' model; null without a key, and then only the rules review. `models` overrides the table of aliases. */
  readonly model: { readonly key: string; readonly baseUrl: string | null; readonly models: string | null } | null;
  /** The App's OAuth client, for signing in to the service's page; null if there is no page. */
  readonly signIn: { readonly clientId: string; readonly clientSecret: string } | null;
  /** The bearer token of `/metrics`; null leaves it open. */
  readonly metricsToken: string | null;
  readonly logLevel: (typeof logLevels)[number];
  /** Whether the host limits requests. A server of one's own may not. */
  readonly hostLimits: boolean;
  /** The Redis in which several processes share the rate limits; null if each counts on its own. */
  readonly redis: string | null;
}

const roles = ['all', 'web', 'worker'] as const;
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Words that secrets for a trial are made of. */
const usual =
  /^(?:admin|app|architect|changeme|dev|development|example|github|hook|key|letmein|my|password|qwerty|secret|super|test|the|token|webhooks?|your)+$/u;

const credentialsSchema = z.object({
  APP_ID: whole(1, Number.MAX_SAFE_INTEGER),
  // Anybody can guess what people write for a trial, or what Probot uses by default.
  WEBHOOK_SECRET: z
    .string()
    .min(8)
    .refine((secret) => !isGuessable(secret)),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
});

const settingsSchema = z.object({
  GHE_HOST: z
    .string()
    .regex(/^[\w.-]+(:\d+)?$/u)
    .optional(),
  GHE_PROTOCOL: z.enum(['https', 'http']).default('https'),
  GHE_LIMITS: z.enum(['on', 'off']).default('on'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, 65_535).default(3000),
  HOOK_ADDRESSES: z.enum(['any', 'published']).default('any'),
  PROXIES: whole(0, 10).default(0),
  ROLE: z.enum(roles).default('all'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//u)
    .optional(),
  DATA_DIR: z.string().default('data'),
  RULE_PAGES: z.url({ protocol: /^https?$/u }).optional(),
  REVIEWS_AT_ONCE: whole(1, 64).default(2),
  // A job is taken from its worker after fifteen minutes; findings have to be posted before that.
  REVIEW_SECONDS: whole(10, 600).default(300),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/u }).optional(),
  ARCHITECT_MODELS: z.string().optional(),
  CLIENT_ID: z.string().optional(),
  CLIENT_SECRET: z.string().optional(),
  METRICS_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//u)
    .optional(),
});

/** Every variable the service reads. */
export const variables: readonly string[] = [credentialsSchema, settingsSchema].flatMap(({ shape }) =>
  Object.keys(shape),
);

/** What to do about a variable that is missing or invalid. */
const advice: Readonly<Record<string, string>> = {
  APP_ID: 'Set it to the number on the page of your GitHub App, under "App ID".',
  WEBHOOK_SECRET:
    'Set it to the secret you gave the App on GitHub: eight characters or more, which nobody guesses. Without one, anybody could send us webhooks.',
  GHE_HOST: 'Set it to the name of your GitHub Enterprise Server, like `github.example.com`, without `https://`.',
  GHE_PROTOCOL: 'Set it to `https`, or leave it out.',
  GHE_LIMITS: 'Set it to `off` where your GitHub Enterprise Server has no rate limits, or leave it out.',
  PORT: 'Set it to a free port, like 3000.',
  HOOK_ADDRESSES: 'Set it to `published` to take webhooks only from the addresses GitHub publishes, or leave it out.',
  PROXIES: 'Set it to the number of proxies in front of the service, from 0 to 10.',
  ROLE: 'Set it to `web` (takes webhooks), `worker` (reviews) or `all` (both).',
  DATABASE_URL:
    'Set it to `postgres://user:password@host/database`, or leave it out to use the database that comes along.',
  ANTHROPIC_BASE_URL: 'Set it to an address like `https://gateway.example.com`, or leave it out.',
  RULE_PAGES: 'Set it to an address like `https://docs.example.com/rules`, or leave it out.',
  REVIEWS_AT_ONCE: 'Set it to a number from 1 to 64.',
  REVIEW_SECONDS: 'Set it to a number from 10 to 600.',
  LOG_LEVEL: `Set it to one of ${logLevels.join(', ')}.`,
  REDIS_URL: 'Set it to `redis://host:6379`, or leave it out.',
};

/**
 * The settings of the service.
 * @throws UserProblem that names every invalid variable, and says what to do.
 */
export function readSettings(env: Environment): Settings {
  refuse(wrongSettings(env));
  const read = settingsSchema.parse(given(env));
  const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = read;
  const web = read.GHE_HOST === undefined ? 'https://github.com' : `${read.GHE_PROTOCOL}://${read.GHE_HOST}`;
  return {
    host: { web, api: read.GHE_HOST === undefined ? 'https://api.github.com' : `${web}/api/v3` },
    hostLimits: read.GHE_LIMITS === 'on',
    address: read.HOST,
    port: read.PORT,
    role: read.ROLE,
    database: read.DATABASE_URL === undefined ? { folder: read.DATA_DIR } : { url: read.DATABASE_URL },
    onlyHookAddresses: read.HOOK_ADDRESSES === 'published',
    proxies: read.PROXIES,
    rulePages: read.RULE_PAGES?.replace(/\/+$/u, '') ?? null,
    reviewsAtOnce: read.REVIEWS_AT_ONCE,
    reviewSeconds: read.REVIEW_SECONDS,
    model:
      read.ANTHROPIC_API_KEY === undefined
        ? null
        : {
            key: read.ANTHROPIC_API_KEY,
            baseUrl: read.ANTHROPIC_BASE_URL ?? null,
            models: read.ARCHITECT_MODELS ?? null,
          },
    signIn: clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret },
    metricsToken: read.METRICS_TOKEN ?? null,
    logLevel: read.LOG_LEVEL,
    redis: read.REDIS_URL ?? null,
  };
}

/**
 * The App's credentials. Secret and key are checked here, because nothing else checks them before the first webhook.
 * @throws UserProblem that names every invalid variable, and says what to do.
 */
export function readCredentials(env: Environment): Credentials {
  refuse(wrongCredentials(env));
  const read = credentialsSchema.parse(given(env));
  return { appId: read.APP_ID, privateKey: privateKeyIn(given(env)), webhookSecret: read.WEBHOOK_SECRET };
}

/** Everything that is wrong in the environment, each with what to do, except missing credentials. */
export function problemsIn(env: Environment): readonly UserProblem[] {
  return [...wrongCredentials(env, missingCredentials(env)), ...wrongSettings(env)];
}

/** The variables of the App's credentials that are not set. */
export function missingCredentials(env: Environment): readonly string[] {
  const { APP_ID, WEBHOOK_SECRET, PRIVATE_KEY, PRIVATE_KEY_PATH } = given(env);
  const needed = { APP_ID, WEBHOOK_SECRET, PRIVATE_KEY: PRIVATE_KEY ?? PRIVATE_KEY_PATH };
  return Object.entries(needed).flatMap(([name, value]) => (value === undefined ? name : []));
}

/**
 * Requires a webhook secret; Probot would start without one.
 * @throws UserProblem
 */
export function requireSecret(env: Environment): void {
  refuse(wrongIn(credentialsSchema.pick({ WEBHOOK_SECRET: true }), env));
}

/** Every value of the settings that must never be printed. */
export function secretsOf(settings: Settings, credentials: Credentials | null): readonly string[] {
  const { database, metricsToken, model, redis, signIn } = settings;
  const passwords = ['url' in database ? database.url : null, redis].flatMap((url) =>
    url === null ? [] : passwordsOf(url),
  );
  const secrets = [
    metricsToken,
    model?.key,
    signIn?.clientSecret,
    credentials?.webhookSecret,
    credentials?.privateKey,
    ...passwords,
  ];
  return secrets.flatMap((secret) => (secret ? [secret] : []));
}

/** Whether it is a few characters again and again, a short number, or usual words with little between and after them. */
function isGuessable(secret: string): boolean {
  const letters = secret.toLowerCase().replaceAll(/[^a-z]/gu, '');
  const isOfWords = usual.test(letters) && secret.length - letters.length < 8;
  return new Set(secret).size < 5 || /^\d{0,15}$/u.test(secret) || isOfWords;
}

/** An empty variable counts as not set: that is how people leave a line of `.env` open. */
function given(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function refuse(problems: readonly UserProblem[]): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw wrong(problems.map(({ message }) => message).join(' '), '`architect doctor` says of each what to do.');
}

function wrong(message: string, hint: string): UserProblem {
  return new UserProblem('settings', message, hint);
}

function wrongIn(schema: z.ZodType, env: Environment, besides: readonly string[] = []): readonly UserProblem[] {
  const known = given(env);
  const names = new Set(schema.safeParse(known).error?.issues.map(({ path }) => String(path[0])));
  return [...names].flatMap((name) => {
    const what = known[name] === undefined ? 'is not set' : 'is not what it should be';
    return besides.includes(name) ? [] : wrong(`${name} ${what}.`, advice[name] ?? 'See .env.example.');
  });
}

function wrongSettings(env: Environment): readonly UserProblem[] {
  const { ROLE, DATABASE_URL, CLIENT_ID, CLIENT_SECRET } = given(env);
  const problems = [...wrongIn(settingsSchema, env)];
  if ((ROLE === 'web' || ROLE === 'worker') && DATABASE_URL === undefined) {
    const why = 'no other process could take over the jobs of this one';
    const fix = 'Set DATABASE_URL to a PostgreSQL database, or leave ROLE out.';
    problems.push(wrong(`ROLE is \`${ROLE}\` and DATABASE_URL is not set: ${why}.`, fix));
  }
  if ((CLIENT_ID === undefined) !== (CLIENT_SECRET === undefined)) {
    const fix = 'Set both, as they are on the page of your GitHub App, or neither: then there is no page to look at.';
    problems.push(wrong('Of CLIENT_ID and CLIENT_SECRET only one is set.', fix));
  }
  return problems;
}

function wrongCredentials(env: Environment, besides: readonly string[] = []): readonly UserProblem[] {
  const problems = wrongIn(credentialsSchema, env, besides);
  if (besides.includes('PRIVATE_KEY')) return problems;
  try {
    privateKeyIn(given(env));
    return problems;
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    return [...problems, error];
  }
}

function privateKeyIn({ PRIVATE_KEY, PRIVATE_KEY_PATH }: Environment): string {
  return usable(PRIVATE_KEY === undefined ? keyFile(PRIVATE_KEY_PATH) : unescaped(PRIVATE_KEY));
}

function keyFile(path: string | undefined): string {
  if (path === undefined) {
    throw wrong(
      'PRIVATE_KEY is not set, nor is PRIVATE_KEY_PATH.',
      'Generate a private key on the page of your GitHub App and set PRIVATE_KEY_PATH to where you saved it.',
    );
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw wrong(
      `PRIVATE_KEY_PATH names ${path}, which could not be read (${(error as NodeJS.ErrnoException).code}).`,
      'Set it to the .pem file of your GitHub App, and let this user read it.',
    );
  }
}

/** A variable is one line: the line breaks of a key are written as `\n`, or the key is in base64. */
function unescaped(key: string): string {
  const text = key.replaceAll(String.raw`\n`, '\n');
  return text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
}

function usable(pem: string): string {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'rsa') throw new Error(`it is of the kind ${key.asymmetricKeyType}`);
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch (error) {
    throw wrong(
      `The private key cannot be used: ${(error as Error).message}.`,
      'Generate a new one on the page of your GitHub App and use the whole .pem file, from -----BEGIN to the end.',
    );
  }
}

/** The password of an address, both URL-encoded and decoded. */
function passwordsOf(url: string): readonly string[] {
  const written = URL.canParse(url) ? new URL(url).password : '';
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
