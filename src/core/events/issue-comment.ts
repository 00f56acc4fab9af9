import type { Event } from './event.ts';
import { at, byPerson, numberAt, pullOf, textAt } from './payload.ts';
import { mayCommand } from './may-command.ts';

/** Comments on issues are none of ours; edits are not, because a command was given when it was written. */
const issueComment: Event = (payload) => {
  const pull = pullOf(payload, numberAt(payload, 'issue', 'number'));
  const id = numberAt(payload, 'comment', 'id');
  const text = textAt(payload, 'comment', 'body');
  const onPull =
    typeof at(payload, 'issue', 'pull_request') === 'object' && at(payload, 'issue', 'pull_request') !== null;
  if (textAt(payload, 'action') !== 'created' || !onPull || pull === null || id === null) return null;
  if (!byPerson(payload) || !mayCommand(text)) return null;
  return {
    kind: 'comment',
    pull,
    comment: { id, on: 'conversation' },
    author: textAt(payload, 'sender', 'login'),
    text,
  };
};

export default issueComment;
