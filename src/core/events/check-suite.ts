import type { Event } from './event.ts';
import { commitAt, repositoryOf, textAt } from './payload.ts';

/** `requested` comes with every push and is left to the pull request's own events: only a person's wish counts. */
const checkSuite: Event = (payload) => {
  const repository = repositoryOf(payload);
  const head = commitAt(payload, 'check_suite', 'head_sha');
  if (repository === null || head === null || textAt(payload, 'action') !== 'rerequested') return null;
  return { kind: 'recheck', repository, head, number: null };
};

export default checkSuite;
