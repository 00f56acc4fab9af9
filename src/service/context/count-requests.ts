import type { Asking } from '../../adapters/github/client/host.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';
import { TryAgain } from '../../core/model/problem.ts';

/** Counts the requests to a host, by route and status, with their duration. */
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
      // A token is requested as the App, which has a rate limit of its own.
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
 * The host rejects our credentials. That says nothing about what was asked for, and the job can go on once somebody has
 * fixed it. If it failed instead, it would be lost, and its check would hang.
 */
export class Unaccepted extends TryAgain {
  constructor({ message }: Error) {
    super(
      60,
      `The host does not accept the credentials of the App ("${message.split(' - https://')[0]}"). Look at APP_ID, the private key and the clock of this machine; \`architect doctor\` helps.`,
    );
  }
}

/** Every word in the paths of the host's API that is not a name or a number. */
const words = new Set(
  (
    'access_tokens annotations app attempts blobs branches check-runs check-suites collaborators comments commits compare ' +
    'config contents deliveries dismissals files git graphql hook installation installations issues meta permission pulls ' +
    'rate_limit reactions refs replies repos repositories rerequest reviews tags trees'
  ).split(' '),
);

/** The paths' first segments, and how many names follow each: a repository may be called anything. */
const named: Readonly<Record<string, number>> = { repos: 2, repositories: 1, contents: Infinity, compare: Infinity };

/**
 * A path with `*` for each name or number, so that there are few routes. Requests for further pages have filled-in
 * paths, with the number of a repository.
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
