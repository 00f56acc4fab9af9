import type { Readable, Writable } from 'node:stream';
import type { BoundedWorker } from '../worker/deadline.ts';
import { UserProblem } from '../core/model/problem.ts';

/** The longest line that is read, in bytes: both sides of the largest files, written into it. */
const longest = 160 * 1024 * 1024;

/**
 * Answers every line with a line, in order, including empty ones: callers may count them. A line that takes too long or
 * too much memory is answered as unread, and a new worker continues with the next.
 */
export async function runBatch(
  input: Readable,
  output: Writable,
  worker: BoundedWorker,
  seconds: number,
  today: string,
): Promise<void> {
  for await (const { bytes, number } of linesOf(input)) {
    const line = bytes === null ? unread(null, number, tooLong) : await answerOf(bytes, number);
    if (!output.write(`${line}\n`)) await new Promise((resolve) => output.once('drain', resolve));
  }

  async function answerOf(bytes: Buffer, number: number): Promise<string> {
    try {
      return String(await worker.ask({ kind: 'line', bytes, number, today }, seconds));
    } catch (error) {
      if (!(error instanceof UserProblem)) throw error;
      return unread(idOf(bytes), number, error);
    }
  }
}

const tooLong = new UserProblem(
  'line',
  `The line is longer than ${longest / 1024 / 1024} MB.`,
  'Give paths instead of texts, or compare fewer files in one line.',
);

function unread(id: unknown, number: number, { message, hint }: UserProblem): string {
  const reason = { file: 'stdin', line: number, because: phrase(message), fix: phrase(hint) };
  return JSON.stringify({ id, verdict: 'unread', bump: null, contracts: [], changes: [], unread: [reason] });
}

/** The sentence as a phrase, the way reasons of unread files are written. */
function phrase(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');
}

/** The id of a line whose worker was lost. */
function idOf(bytes: Buffer): unknown {
  try {
    const { id = null } = JSON.parse(bytes.toString('utf8')) as { id?: unknown };
    return id;
  } catch {
    return null;
  }
}

/** The lines of a stream with their numbers, 1-based; null for one that is too long. */
async function* linesOf(input: Readable): AsyncGenerator<{ bytes: Buffer | null; number: number }> {
  let pieces: Buffer[] = [];
  let size = 0;
  let number = 0;
  const take = (): { bytes: Buffer | null; number: number } => {
    const bytes = size > longest ? null : Buffer.concat(pieces);
    pieces = [];
    size = 0;
    return { bytes, number: ++number };
  };
  const add = (piece: Buffer): void => {
    size += piece.length;
    if (size > longest) pieces = [];
    else pieces.push(piece);
  };
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    add(chunk.subarray(start));
  }
  if (size > 0) yield take();
}
