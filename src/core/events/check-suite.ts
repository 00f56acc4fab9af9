import type { Event } from './event.ts';
import { commitAt, repositoryOf, textAt } from './payload.ts';

/** Somebody re-runs all checks. `requested` is ignored: it comes with every push, which the pull request's events report. */
const checkSuite: Event = (payload) => {
  const repository = repositoryOf(payload);
  const head = commitAt(payload, 'check_suite', 'head_sha');
  if (repository === null || head === null || textAt(payload, 'action') !== 'rerequested') return null;
  return { kind: 'recheck', repository, head, number: null };
};

export default checkSuite;
