import { isDay, isEnd, longestReason } from '../model/acceptance.ts';
import type { Decision, Intent } from '../model/intent.ts';

type Verb = Decision['verb'];

/** What a person writes who takes a finding as it is, or takes that back. */
interface Form {
  readonly verb: Verb;
  /** Whether it may end by itself, and whether it may speak of all findings. */
  readonly ends: boolean;
  readonly all: boolean;
  /** Whether it has to say why. */
  readonly why: boolean;
}

/** Reads `<id|all> [until <end>] <reason>`, or says what is missing. `today` is the day on which it was written. */
export function decisionOf(args: readonly string[], { verb, ends, all, why }: Form, today: string): Intent {
  const [of, rest] = referenceOf(args, all);
  const [first = '', end = '', ...others] = rest;
  const isTimed = ends && first.toLowerCase() === 'until';
  const until = isTimed ? end.replaceAll(/[`,;:]+$|^`/gu, '') : null;
  const reason = (isTimed ? others : rest).join(' ').replace(/^[-–—:]+\s*/u, '');
  if (of === null && !why && reason !== '') return refused(`${noId} ${example(verb)}`);
  if (until !== null && !isEnd(until)) {
    return refused('`until` takes a day, as `2027-01-31`, or a version of the contract, as `2.0.0`.');
  }
  if (until !== null && isDay(until) && until < today) return refused('The day given as `until` is in the past.');
  if (why && reason === '') return refused(`Say why, at the end of the line: ${example(verb)}`);
  if (reason.length > longestReason) return refused(`A reason has at most ${longestReason} characters.`);
  return { do: 'decide', verb, of, until, reason };
}

const noId = 'The id of a finding is eight letters and digits, like `1f2e3d4c`. It is below the comment.';

function example(verb: Verb): string {
  const end = verb === 'accept' ? ' no client reads it' : verb === 'dismiss' ? ' the gateway does it' : '';
  return `\`/architect ${verb} 1f2e3d4c${end}\`.`;
}

/** The findings that are meant, and what follows. A word that only looks like an id by its letters is one of the reason. */
function referenceOf(args: readonly string[], all: boolean): readonly [of: string | null, rest: readonly string[]] {
  const [first = '', ...rest] = args;
  if (all && first.toLowerCase() === 'all') return ['all', rest];
  const id = /^`?([0-9a-f]{4,8})`?:?$/iu.exec(first)?.[1]?.toLowerCase();
  const isId = id !== undefined && (id.length === 8 || /\d/u.test(id));
  return isId ? [id, rest] : [null, args];
}

function refused(text: string): Intent {
  return { do: 'say', text, refused: true };
}
