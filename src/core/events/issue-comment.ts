import type { Event } from './event.ts';
import { at, byPerson, numberAt, pullOf, textAt } from './payload.ts';
import { mayCommand } from './may-command.ts';

/** A new comment of a person on a pull request that may contain a command. Edits are ignored, and so are plain issues. */
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
