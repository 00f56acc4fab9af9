import type { Format } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import { detect } from './detect.ts';
import type { ContractFormat } from './format.ts';
import { formats } from './generated.ts';

const readers = new Map<Format, ContractFormat>();

/**
 * Loads the readers of the formats that the trees have contracts of, which `readContracts` asks for: most changes have
 * one, and each costs the start of a process some milliseconds. `forced`: the format that a single file is read as.
 */
export async function prepareReaders(trees: readonly Tree[], forced: Format | null = null): Promise<void> {
  if (readers.size === formats.length) return;
  const found = new Set(trees.flatMap((tree) => detect(tree, forced).map(({ format }) => format)));
  await load(formats.filter(({ files: { format } }) => found.has(format)));
}

/** Every reader, loaded: for those who ask what all of them can state, or read anything. */
export async function allReaders(): Promise<readonly ContractFormat[]> {
  await load(formats);
  return [...readers.values()];
}

/** The reader of a format; undefined where none is built. @throws Error where it was not loaded. */
export function readerOf(format: Format): ContractFormat | undefined {
  const reader = loadedReader(format);
  if (reader === undefined && formats.some(({ files }) => files.format === format)) {
    throw new Error(`the reader of ${format} was not loaded: call prepareReaders with the tree first`);
  }
  return reader;
}

/** The same, or undefined where it was not loaded either. */
export function loadedReader(format: Format): ContractFormat | undefined {
  return readers.get(format);
}

async function load(some: typeof formats): Promise<void> {
  const missing = some.filter(({ files: { format } }) => !readers.has(format));
  const loaded = await Promise.all(
    missing.map(async ({ files, reader }) => [files.format, (await reader()).default] as const),
  );
  for (const [format, reader] of loaded) readers.set(format, reader);
}
