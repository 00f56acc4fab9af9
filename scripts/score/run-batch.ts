import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Case, Verdict } from './case.ts';

/** The answer of `architect contract --batch` to a line: the fields that the score reads. */
export interface Answer {
  readonly id: string | null;
  readonly verdict: Verdict;
  readonly changes: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly before?: { readonly file: string; readonly line: number } | null;
    readonly after?: { readonly file: string; readonly line: number } | null;
  }[];
  readonly unread: readonly { readonly file: string; readonly line?: number; readonly because: string }[];
}

/** Runs the real command line once over all the cases. @throws Error where it does not answer every line in order. */
export function runBatch(project: string, cases: readonly Case[]): readonly Answer[] {
  const lines = cases.map(({ id, before, after, format, mode, asOf }) =>
    JSON.stringify({ id, before, after, format, mode: mode ?? null, asOf: asOf ?? null }),
  );
  const command = [join(project, 'bin', 'architect.js'), 'contract', '--batch'];
  const ran = spawnSync(process.execPath, command, {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (ran.status !== 0) throw new Error(`architect contract --batch ended with ${ran.status ?? ran.signal}, not 0`);
  const answers = ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
  const wrong = cases.findIndex((one, index) => answers[index]?.id !== one.id);
  if (wrong >= 0 || answers.length !== cases.length) {
    throw new Error(
      `${answers.length} answers to ${cases.length} cases; the first that is not its own is ${wrong + 1}`,
    );
  }
  return answers;
}
