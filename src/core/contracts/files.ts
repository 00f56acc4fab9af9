import { type Format, isStructured } from '../model/contract.ts';
import type { ContractFiles } from '../model/contract-files.ts';
import type { Files } from './format.ts';
import { formats } from './generated.ts';

const all = formats.map(({ files }) => files);

/** What the formats that are built say of files. */
export const contractFiles: ContractFiles = {
  isNamed: (path) => named(path).length > 0,
  tells: (path) => all.some(({ tells }) => tells?.test(path) === true),
  isRoot: (path, text) => formatOf(path, text) !== undefined,
  isPart: (path, text) => {
    const format = formatOf(path, text);
    return all.some(
      (files) =>
        files.format === format && (files.isPart?.(text) === true || files.unlessReferredTo?.(text, path) === true),
    );
  },
  needs: (path, text) => {
    // Formats that refer in the same way are asked once.
    const ways = new Set(asked(path).map(({ needs }) => needs));
    return [
      ...new Set(
        [...ways].flatMap((needs) =>
          needs(path, text).flatMap(({ candidates, nearby = [] }) => [...candidates, ...nearby]),
        ),
      ),
    ];
  },
};

/** How files of Pact and collections of Postman begin. They use contracts, and may hold some as what is sent. */
const usesContracts = /^\s*\{\s*"(?:(?:consumer|provider|interactions)"\s*:|info"\s*:\s*\{[^{}]*getpostman\.com)/;

/** The format of a file, by its name and a glance at its text. */
export function formatOf(path: string, text: string): Format | undefined {
  if (isStructured(path) && usesContracts.test(text)) return undefined;
  const some = named(path);
  const told = some.find(({ isPlainly }) => isPlainly?.(text)) ?? some.find(({ looksLike }) => looksLike(text, path));
  return told?.format;
}

/** How the files of a format are called. */
export function namedAs(format: Format): RegExp | undefined {
  return all.find((files) => files.format === format)?.named;
}

function named(path: string): readonly Files[] {
  return all.filter((files) => files.named.test(path));
}

/** Who is asked about a file: all formats, where its name tells nothing. */
function asked(path: string): readonly Files[] {
  const some = named(path);
  return some.length > 0 ? some : all;
}
