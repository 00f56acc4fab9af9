import type { FakePull } from '../../fake-github/fake-pull.ts';

/** How much the App has left on a pull request and on its head. */
export function tally(pull: FakePull) {
  return {
    reviews: pull.reviews.length,
    threads: pull.threads.length,
    summaries: pull.summaries.length,
    checks: pull.checks.map(({ status, conclusion }) => `${status} ${conclusion}`),
  };
}

/** What one breaking change comes to: exactly one of everything, and nothing that is left in progress. */
export const once = { reviews: 1, threads: 1, summaries: 1, checks: ['completed failure'] };
