import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { UserProblem } from '../../../src/model/problem.ts';
import { fetchCase } from './fetch-case.ts';
import { readReference } from './reference.ts';
import { writeCase } from './write-case.ts';

/**
 * Writes pull requests as cases, one after the other, each to `<owner>-<repo>-<number>` in the folder.
 * @throws UserProblem where one cannot be brought; those before it are written.
 */
export async function importPullRequests(
  references: readonly string[],
  into: string,
  token: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  const host = new Octokit({ ...(token ? { auth: token } : {}), log: silent });
  for (const reference of references.map(readReference)) {
    const { owner, repo, number } = reference;
    const name = `${owner}/${repo}#${number}`;
    const folder = join(into, `${owner}-${repo}-${number}`);
    const fetched = await fetchCase(host, reference).catch((error: unknown) => {
      throw new UserProblem('host', `${name} could not be brought: ${(error as Error).message}.`, hintOf(error, token));
    });
    writeCase(folder, fetched);
    say(`${folder}: ${name}. Label it in case.json.`);
    for (const note of fetched.notes) say(`  ${note}`);
  }
}

function hintOf(error: unknown, token: string | undefined): string {
  const { status } = error as { status?: number };
  if (status === 404 || status === 401)
    return token ? 'Does GITHUB_TOKEN belong to somebody who may read it?' : 'Set GITHUB_TOKEN if it is not public.';
  if (status === 403 || status === 429) return 'The limit of the host is reached: set GITHUB_TOKEN, or wait.';
  return 'Try again.';
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
