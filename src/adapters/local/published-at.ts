import { rawAddresses } from '../../core/trees/raw-addresses.ts';
import { type Git, GitFailed } from './git.ts';

/** The addresses below which GitHub serves the files of a clone, as far as its remotes tell which repository it is of. */
export async function publishedAt(git: Git): Promise<readonly string[]> {
  // Git fails where there is no remote.
  const listed = await git.run(['config', '--get-regexp', String.raw`^remote\..*\.url$`]).catch((problem: unknown) => {
    if (problem instanceof GitFailed) return Buffer.from('');
    throw problem;
  });
  const named = listed.toString('utf8').matchAll(/[@/]github\.com[:/]+([^\s/]+\/[^\s/]+?)(?:\.git)?\/?$/gm);
  return [...new Set([...named].map(([, repository = '']) => repository))].flatMap(rawAddresses);
}
