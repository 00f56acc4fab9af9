import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A whole process, from its start to its end. */
export interface Measured {
  /** Seconds, the median of all runs. */
  readonly seconds: number;
  /** The highest resident set of all runs, in MB; null without GNU time. */
  readonly peak: number | null;
}

const gnuTime = '/usr/bin/time';

/** How a process is run; by default Node in this folder, without input, ending with code 0. */
interface Run {
  readonly input?: string;
  readonly codes?: readonly number[];
  readonly cwd?: string;
  readonly program?: string;
}

/** Runs a program with these arguments `runs` times. @throws Error if a run ends with a code that is not listed. */
export function measure(args: readonly string[], runs: number, how: Run = {}): Measured {
  const { input = '', codes = [0], cwd, program: wanted = process.execPath } = how;
  const folder = mkdtempSync(join(tmpdir(), 'architect-bench-'));
  const note = join(folder, 'peak');
  const timed = existsSync(gnuTime);
  const command = timed ? [gnuTime, '--format=%M', `--output=${note}`, '--quiet', wanted] : [wanted];
  const seconds: number[] = [];
  const peaks: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const [program = wanted, ...rest] = [...command, ...args];
    const ended = spawnSync(program, rest, { input, encoding: 'utf8', maxBuffer: 1024 ** 3, ...(cwd && { cwd }) });
    seconds.push((performance.now() - started) / 1000);
    if (ended.status === null || !codes.includes(ended.status)) {
      throw new Error(`${wanted} ${args.join(' ')} ended with ${ended.status ?? ended.signal}:\n${ended.stderr}`);
    }
    if (timed) peaks.push(Number(readFileSync(note, 'utf8').trim()) / 1024);
  }
  rmSync(folder, { recursive: true });
  return { seconds: median(seconds), peak: peaks.length > 0 ? Math.max(...peaks) : null };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
