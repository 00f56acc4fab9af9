import { checkName, numberIn } from '../model/check.ts';
import type { Event } from './event.ts';
import { byPerson, commitAt, repositoryOf, textAt } from './payload.ts';

/** Somebody re-runs our check, or presses one of its buttons. The host sends this for our own checks; the name is checked. */
const checkRun: Event = (payload) => {
  const repository = repositoryOf(payload);
  const head = commitAt(payload, 'check_run', 'head_sha');
  if (repository === null || head === null || textAt(payload, 'check_run', 'name') !== checkName) return null;
  const number = numberIn(textAt(payload, 'check_run', 'external_id'));
  const action = textAt(payload, 'action');
  if (action === 'rerequested') return { kind: 'recheck', repository, head, number };
  if (action !== 'requested_action' || !byPerson(payload)) return null;
  const button = textAt(payload, 'requested_action', 'identifier');
  return { kind: 'button', repository, head, number, action: button, author: textAt(payload, 'sender', 'login') };
};

export default checkRun;
