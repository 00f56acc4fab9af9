import type { Event } from './event.ts';
import { mayCommand } from './may-command.ts';
import { byPerson, numberAt, pullOf, textAt } from './payload.ts';

/** A new comment of a person on a line of the diff that may contain a command, such as a reply to one of ours. */
const pullRequestReviewComment: Event = (payload) => {
  const pull = pullOf(payload, numberAt(payload, 'pull_request', 'number'));
  const id = numberAt(payload, 'comment', 'id');
  const text = textAt(payload, 'comment', 'body');
  if (textAt(payload, 'action') !== 'created' || pull === null || id === null) return null;
  if (!byPerson(payload) || !mayCommand(text)) return null;
  return { kind: 'comment', pull, comment: { id, on: 'diff' }, author: textAt(payload, 'sender', 'login'), text };
};

export default pullRequestReviewComment;
