/** The names under which GitHub finds the branch that others are merged into, unless it is called otherwise. */
const branches = ['main', 'master', 'HEAD', 'refs/heads/main', 'refs/heads/master'];

/** The addresses below which GitHub serves the files of a repository, `acme/shop`, as they are on its main branch. */
export function rawAddresses(repository: string): readonly string[] {
  return branches.flatMap((branch) => [
    `https://raw.githubusercontent.com/${repository}/${branch}/`,
    `https://github.com/${repository}/raw/${branch}/`,
    `https://github.com/${repository}/blob/${branch}/`,
  ]);
}
