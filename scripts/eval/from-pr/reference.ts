import { UserProblem } from '../../../src/core/model/problem.ts';

/** A reference to a pull request. */
export interface Reference {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** Reads `owner/repo#12`, or the address of the pull request. @throws UserProblem where it is neither. */
export function readReference(text: string): Reference {
  const match =
    /^(?:https:\/\/[^/]+\/)?(?<owner>[\w-]+)\/(?<repo>[\w.-]+)(?:#|\/pull\/)(?<number>\d{1,9})(?:\/.*)?$/.exec(
      text.trim(),
    );
  const { owner, repo, number } = match?.groups ?? {};
  if (!owner || !repo || !number || /^\.+$/.test(repo))
    throw new UserProblem('usage', `${text} names no pull request.`, 'Write it like this: owner/repo#12');
  return { owner, repo, number: Number(number) };
}
