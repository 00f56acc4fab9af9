import type { ContractFiles } from '../model/contract-files.ts';
import type { ContractFormat } from './format.ts';
import { formats } from './generated.ts';

/** What the formats that are built say of files. */
export const contractFiles: ContractFiles = {
  isNamed: (path) => formats.some(({ files }) => files.named.test(path)),
  tells: (path) => formats.some(({ files }) => files.tells?.test(path) === true),
  isRoot: (path, text) => formatOf(path, text) !== undefined,
  needs: (path, text) => {
    // Formats that refer in the same way are asked once.
    const ways = new Set(asked(path).map(({ needs }) => needs));
    return [...new Set([...ways].flatMap((needs) => needs(path, text).flatMap(({ candidates }) => candidates)))];
  },
};

/** The format of a file, by its name and a glance at its text. */
export function formatOf(path: string, text: string): ContractFormat | undefined {
  return named(path).find(({ files }) => files.looksLike(text, path));
}

function named(path: string): readonly ContractFormat[] {
  return formats.filter(({ files }) => files.named.test(path));
}

/** Who is asked about a file: all formats, where its name tells nothing. */
function asked(path: string): readonly ContractFormat[] {
  const some = named(path);
  return some.length > 0 ? some : formats;
}
