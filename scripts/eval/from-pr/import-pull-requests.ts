import { join } from 'node:path';
import type { Host } from '../../../src/adapters/github/client/host.ts';
import { TryAgain, UserProblem } from '../../../src/core/model/problem.ts';
import { fetchCase } from './fetch-case.ts';
import { readReference } from './reference.ts';
import { writeCase } from './write-case.ts';

/** A host, and whether it answers GraphQL, which needs a token. */
export interface HostAccess {
  readonly host: Host;
  readonly graphql: boolean;
}

/**
 * Writes pull requests as cases, one after the other, each to `<owner>-<repo>-<number>` in the folder.
 * @throws UserProblem where one cannot be brought; those before it are written.
 */
export async function importPullRequests(
  references: readonly string[],
  into: string,
  { host, graphql }: HostAccess,
  say: (text: string) => void,
): Promise<void> {
  for (const reference of references.map(readReference)) {
    const { owner, repo, number } = reference;
    const folder = join(into, `${owner}-${repo}-${number}`);
    const fetched = await fetchCase(host, reference, graphql).catch((error: unknown) => {
      if (!(error instanceof TryAgain)) throw error;
      throw new UserProblem('host', error.message, graphql ? 'Wait, and try again.' : 'Set GITHUB_TOKEN, or wait.');
    });
    writeCase(folder, fetched);
    say(`${folder}: ${owner}/${repo}#${number}. Label it in case.json.`);
    for (const note of fetched.notes) say(`  ${note}`);
  }
}
