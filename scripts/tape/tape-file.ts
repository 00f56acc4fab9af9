import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '../../src/adapters/claude/tape.ts';
import type { Written } from './written.ts';

/** The tape in a folder; null if there is none. */
export function readTape(folder: string): readonly Recorded[] | null {
  const path = join(folder, 'tape.jsonl');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): Recorded => JSON.parse(line));
}

/** Writes a tape to a folder, one question with its reply per line. */
export function writeTape(folder: string, tape: readonly Recorded[]): void {
  writeFileSync(join(folder, 'tape.jsonl'), tape.map((recorded) => `${JSON.stringify(recorded)}\n`).join(''));
}

/** The hand-written replies in the folder of a story; null if there are none. */
export function readWritten(folder: string): readonly Written[] | null {
  const path = join(folder, 'answers.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
