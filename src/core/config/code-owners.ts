import { minimatch } from 'minimatch';

/** The places of a CODEOWNERS file; the first that exists counts. */
export const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/**
 * The owners of a file by a CODEOWNERS text, without the `@`: the last pattern that matches decides, and may name none.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function ownersOf(text: string, path: string): readonly string[] {
  const lines = text.split(/\r?\n/u).flatMap((line) => {
    // A space in a path is escaped by a backslash.
    const [pattern = '', ...owners] = line.replace(/(^|\s)#.*$/u, '').match(/(?:\\.|[^\s\\])+/gu) ?? [];
    return pattern === '' ? [] : [{ pattern, owners }];
  });
  const found = lines.findLast(({ pattern }) => fits(pattern.replaceAll('\\#', '#'), path));
  return found?.owners.flatMap((owner) => (owner.startsWith('@') ? [owner.slice(1)] : [])) ?? [];
}

/** Whether somebody owns the file: by name, or as one of these teams. */
export function owns(text: string, path: string, login: string, teams: readonly string[]): boolean {
  const names = [login, ...teams].map((name) => name.toLowerCase());
  return ownersOf(text, path).some((owner) => names.includes(owner.toLowerCase()));
}

/** The teams that own something, each once: `acme/api`. */
export function teamsIn(text: string): readonly string[] {
  const named = text.matchAll(/(?<=\s@)[\w.-]+\/[\w.-]+(?=\s|$)/gu);
  return [...new Set([...named].map(([team]) => team))];
}

function fits(pattern: string, path: string): boolean {
  const isAnchored = pattern.slice(0, -1).includes('/');
  const inner = `${isAnchored ? '' : '**/'}${pattern.replace(/^\/+/u, '')}`.replace(/^#/u, '\\#');
  const glob = inner.endsWith('/') ? `${inner}**` : inner;
  // A final star matches the files in a folder, and none below it.
  const globs = /(^|\/)\*$/u.test(glob) && isAnchored ? [glob] : [glob, `${glob}/**`];
  return globs.some((one) => minimatch(path, one, { dot: true, nonegate: true, nobrace: true, noext: true }));
}
