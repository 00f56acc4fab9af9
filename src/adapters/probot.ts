import { createRequire } from 'node:module';
import { Probot, ProbotOctokit } from 'probot';
import { UserProblem } from '../core/model/problem.ts';
import type { Log } from './observe/log.ts';
import type { Credentials, Settings } from './settings.ts';

/**
 * The App as Probot runs it. When the host reports a rate limit, the request fails at once and its job is put off:
 * waiting inside the request would hold up a worker for up to an hour. `ask` sends every request, including those for
 * tokens.
 * @throws UserProblem if a package that the settings require is not installed.
 */
export async function openProbot(
  credentials: Credentials,
  settings: Settings,
  log: Log,
  ask: typeof fetch,
): Promise<Probot> {
  if (settings.redis !== null) installed('ioredis');
  const limits = settings.hostLimits
    ? { throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false } }
    : { throttle: { enabled: false }, retry: { enabled: false } };
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: settings.host.api,
    request: { fetch: ask },
    log,
    ...(settings.redis !== null && { redisConfig: settings.redis }),
    // A function, because Probot merges an object under its own options, which then win.
    Octokit: ProbotOctokit.defaults((given: Given) => ({
      ...given,
      ...limits,
      throttle: { ...given.throttle, ...limits.throttle },
      // When a token is renewed, nothing else tells which host it belongs to.
      ...(given.auth && {
        auth: { ...given.auth, request: given.auth.request.defaults({ baseUrl: settings.host.api }) },
      }),
    })),
  });
  return probot.ready();
}

/** The options that Probot makes a client from, as far as they are changed here. */
interface Given {
  readonly throttle?: object;
  readonly auth?: { readonly request: { readonly defaults: (options: { readonly baseUrl: string }) => unknown } };
}

function installed(name: string): void {
  try {
    createRequire(import.meta.url).resolve(name);
  } catch {
    throw new UserProblem(
      'settings',
      `REDIS_URL is set, and ${name} is not installed.`,
      `Run \`npm install ${name}\`, or leave REDIS_URL out.`,
    );
  }
}
