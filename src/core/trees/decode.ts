import { isUtf8 } from 'node:buffer';
import type { Refusal } from '../model/tree.ts';

/** The largest file that is read: beyond it a contract is generated, and a reviewer would not read it either. */
export const mostBytes = 32 * 1024 * 1024;

/** The bytes at the start of a file that are enough to recognise its kind. */
export const startBytes = 4096;

/** The text of a file, without its byte order mark, or why it is not one, or not read. */
export function decode(bytes: Uint8Array): string | Refusal {
  const refusal = tooLarge(bytes.length);
  if (refusal !== undefined) return { ...refusal, start: startOf(bytes) };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return {
      because: 'it is UTF-16, and contracts and code are read as UTF-8',
      fix: 'save it as UTF-8',
      start: startOf(bytes),
    };
  }
  if (bytes.includes(0)) {
    return {
      because: 'it is not a text file: it contains NUL bytes',
      fix: 'save it as UTF-8 text, or exclude it',
      start: startOf(bytes),
    };
  }
  if (!isUtf8(bytes)) {
    const line = firstBadLine(bytes);
    return {
      because: `it is not valid UTF-8: line ${line} has a byte that belongs to no character`,
      fix: 'save it as UTF-8',
      start: startOf(bytes),
    };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return pointer;
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The refusal of a file of which git holds only a pointer. */
const pointer: Refusal = {
  because: 'it is kept in Git LFS, and only the pointer to it is in the repository',
  fix: 'keep contracts and code in git itself',
};

/** The first characters, whatever the encoding: contracts start with words that are ASCII in all of them. */
export function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, startBytes))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^\x20-\x7e\s]+/, '');
}

/** The refusal of a file of this size; undefined if it is small enough. */
export function tooLarge(bytes: number): Refusal | undefined {
  if (bytes <= mostBytes) return undefined;
  const megabytes = Math.ceil(bytes / 1024 / 1024);
  return {
    because: `it has ${megabytes} MB, and files are read up to ${mostBytes / 1024 / 1024} MB`,
    fix: 'split it with `$ref`s, or exclude it in .github/architect.yml',
  };
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line++;
  }
  return line;
}
