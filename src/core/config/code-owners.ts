import { minimatch } from 'minimatch';

/** Where a repository says who owns what; the first there is counts. */
export const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/**
 * Who owns a file by a CODEOWNERS text, as it names them without the `@`: the last pattern that fits decides, and may name
 * nobody. https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function ownersOf(text: string, path: string): readonly string[] {
  const lines = text.split(/\r?\n/u).flatMap((line) => {
    const [pattern = '', ...owners] = line
      .replace(/(^|\s)#.*$/u, '')
      .trim()
      .split(/\s+/u);
    return pattern === '' ? [] : [{ pattern, owners }];
  });
  const found = lines.findLast(({ pattern }) => fits(pattern.replaceAll('\\#', '#'), path));
  return found?.owners.flatMap((owner) => (owner.startsWith('@') ? [owner.slice(1)] : [])) ?? [];
}

/** Whether this person is named as an owner of the file. Who is in a team is not known here. */
export function owns(text: string, path: string, login: string): boolean {
  return ownersOf(text, path).some((owner) => owner.toLowerCase() === login.toLowerCase());
}

function fits(pattern: string, path: string): boolean {
  const isAnchored = pattern.slice(0, -1).includes('/');
  const inner = `${isAnchored ? '' : '**/'}${pattern.replace(/^\/+/u, '')}`.replace(/^#/u, '\\#');
  const glob = inner.endsWith('/') ? `${inner}**` : inner;
  // A star at the end means the files of a folder, and none below.
  const globs = /(^|\/)\*$/u.test(glob) && isAnchored ? [glob] : [glob, `${glob}/**`];
  return globs.some((one) => minimatch(path, one, { dot: true, nonegate: true, nobrace: true, noext: true }));
}
