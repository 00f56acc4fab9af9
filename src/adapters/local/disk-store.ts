import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Refusal } from '../../core/model/tree.ts';
import { decode, startBytes, startOf, tooLarge } from '../../core/trees/decode.ts';
import { linkRefused, mostFiles, type Store, tooMany } from '../../core/trees/store.ts';

/** Folders that never contain what people wrote. */
const skipped = new Set(['.git', 'node_modules']);

/**
 * A folder on the disk, without `.git` and `node_modules`: its first `most` files, and a note if there are more. Links
 * are listed and never followed.
 */
export function openFolder(root: string, most: number = mostFiles): Store {
  const paths: string[] = [];
  const notes: string[] = [];
  const entriesOf = (folder: string) => {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      notes.push(`the folder ${folder} could not be looked into (${(error as NodeJS.ErrnoException).code})`);
      return [];
    }
  };
  let full = false;
  const walk = (folder: string, prefix: string): void => {
    for (const entry of entriesOf(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        full ||= paths.length >= most;
        if (full) return;
        paths.push(`${prefix}${entry.name}`);
      }
    }
  };
  walk(root, '');
  return diskStore(root, paths, full ? [...notes, tooMany(root, most)] : notes);
}

/** The given files of a folder: those git knows in a working tree, or a single file that was named. */
export function diskStore(root: string, paths: readonly string[], notes: readonly string[] = []): Store {
  const known = new Set(paths);
  const home = realpathSync(root);
  return {
    paths,
    sizes: null,
    notes,
    read: async (wanted) => {
      const texts = new Map<string, string | Refusal>();
      for (const path of wanted) {
        const text = known.has(path) ? readOne(home, path) : undefined;
        if (text !== undefined) texts.set(path, text);
      }
      return texts;
    },
  };
}

/** The file exists under a name that cannot be written here: it must not count as removed. */
const misnamed: Refusal = { because: 'its name is not valid UTF-8', fix: 'rename it' };

function readOne(home: string, path: string): string | Refusal | undefined {
  const file = join(home, ...path.split('/'));
  try {
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) return { ...linkRefused, digest: blobId(readlinkSync(file, 'buffer')) };
    if (!stat.isFile()) return undefined;
    if (realpathSync(file) !== file) return linkRefused;
    return bytesOf(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path.includes('\uFFFD')) return misnamed;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const because = code === 'EACCES' ? 'you may not read it' : `it could not be read (${code ?? String(error)})`;
    return { because, fix: 'check its permissions, or leave it out' };
  }
}

/** Opens without following a link and without blocking on a pipe: the file may have changed since it was checked. */
function bytesOf(file: string): string | Refusal {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(handle);
    const refusal = tooLarge(size);
    if (refusal === undefined) {
      const bytes = readFileSync(handle);
      const text = decode(bytes);
      return typeof text === 'string' ? text : { ...text, digest: blobId(bytes) };
    }
    const first = new Uint8Array(startBytes);
    const start = startOf(first.subarray(0, readSync(handle, first, 0, startBytes, 0)));
    return { ...refusal, start, digest: blobIdOf(handle, size) };
  } finally {
    closeSync(handle);
  }
}

/** Git's id of these bytes: the SHA-1 of a header and the bytes. */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The same for a file that is too large to be held in memory. */
function blobIdOf(handle: number, size: number): string {
  const hash = createHash('sha1').update(`blob ${size}\0`);
  const piece = new Uint8Array(1024 * 1024);
  for (let at = 0, read = 1; read > 0; at += read) {
    read = readSync(handle, piece, 0, piece.length, at);
    hash.update(piece.subarray(0, read));
  }
  return hash.digest('hex');
}
