import type { Asking } from '../../adapters/github/client/host.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';
import { TryAgain } from '../../core/model/problem.ts';

/** Counts what a host is asked as an installation, or as the App itself: by route and status, with the time it took. */
export function countRequests(
  asking: Asking,
  installation: number | null,
  { hostRequests, hostSeconds, noteLimit }: Metrics,
): void {
  asking.hook.wrap('request', async (send, options) => {
    const route = `${options.method} ${routeOf(options.url)}`;
    const began = performance.now();
    const count = (status: number | undefined): void => {
      hostRequests.inc({ route, status: String(status ?? 'none') });
      hostSeconds.observe(
        { kind: route.endsWith('/graphql') ? 'graphql' : 'rest' },
        (performance.now() - began) / 1000,
      );
    };
    try {
      const answer = await send(options);
      const {
        'x-ratelimit-remaining': remaining,
        'x-ratelimit-reset': reset,
        'x-ratelimit-resource': of,
      } = answer.headers;
      count(answer.status);
      // A token is asked for as the App, whose limit is another one.
      const isOwn = of === 'core' && !route.endsWith('/access_tokens');
      if (isOwn) noteLimit(installation ?? 0, Number(remaining), Number(reset));
      return answer;
    } catch (error) {
      const { status } = error as { readonly status?: number };
      count(status);
      throw status === 401 ? new Unaccepted(error as Error) : error;
    }
  });
}

/**
 * A host that does not know us says nothing of what it was asked about, and whatever waits goes on once somebody has put
 * that right. A job that ended here would be lost, and the check it had started would wait for ever.
 */
export class Unaccepted extends TryAgain {
  constructor({ message }: Error) {
    super(
      60,
      `The host does not accept the credentials of the App ("${message.split(' - https://')[0]}"). Look at APP_ID, the private key and the clock of this machine; \`architect doctor\` helps.`,
    );
  }
}

/** Every word in a path of the host's API that is not a name or a number of something. */
const words = new Set(
  (
    'access_tokens annotations app attempts blobs branches check-runs check-suites collaborators comments commits compare ' +
    'config contents deliveries dismissals files git graphql hook installation installations issues meta permission pulls ' +
    'rate_limit reactions refs replies repos repositories rerequest reviews tags trees'
  ).split(' '),
);

/** The names of things a path begins with: a repository may be called as anything is. */
const named: Readonly<Record<string, number>> = { repos: 2, repositories: 1, contents: Infinity, compare: Infinity };

/**
 * A path with `*` for each name or number, so that the routes are few whatever is asked about. Pages are asked for by
 * paths that are filled in, and with the number of a repository.
 */
export function routeOf(url: string): string {
  const path = url
    .replace(/^https?:\/\/[^/]+/u, '')
    .replace(/^\/api(?:\/v3(?=\/)|(?=\/graphql))/u, '')
    .replace(/[?{][?&].*$|\?.*$/u, '')
    .replace(/^\/repositories\/\d+/u, '/repos/*/*');
  const told: string[] = [];
  let names = 0;
  for (const part of path.split('/').slice(1)) {
    const isWord = names <= 0 && words.has(part);
    if (isWord) names = named[part] ?? 0;
    else names -= 1;
    if (isWord || told.length < 4 || told.at(-1) !== '*') told.push(isWord ? part : '*');
  }
  return `/${told.slice(0, 10).join('/')}`;
}
