import { readFileSync } from 'node:fs';
import { readConfig } from '../config/index.ts';
import { openWorld } from '../local/open-world.ts';
import type { ConfigText } from '../model/change-set.ts';
import { UserProblem } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { formats } from '../report/formats/index.ts';
import { rules } from '../rules/index.ts';
import { review } from '../review.ts';
import type { ReviewTask } from './task.ts';

/** A review, ready to be printed. */
export interface ReviewAnswer {
  readonly output: string;
  /** What was compared, in a sentence. */
  readonly said: string;
  readonly exitCode: 0 | 1 | 2;
}

/** Reviews what the person asked for and renders it. `progress` is told what is being done. */
export async function runReview(task: ReviewTask, progress: (what: string) => void): Promise<ReviewAnswer> {
  const { asOf, failOn, color } = task;
  progress('comparing the two trees');
  const { world, title, head, said } = await openWorld(task.comparison, configAt(task.config));
  progress('reading the contracts and the code');
  const publication = await review({ title, head, asOf, failOn }, world);
  const format = formats[task.format];
  return { output: format(publication, { color }), said, exitCode: exitCodeOf(publication) };
}

/** Findings come first; a change of which a file could not be read was not reviewed. */
function exitCodeOf({ outcome, check, coverage }: Publication): ReviewAnswer['exitCode'] {
  if (check.conclusion === 'failure') return 1;
  return outcome === 'could-not-review' || coverage.unread.length > 0 ? 2 : 0;
}

/** The configuration that was named. Whoever names one means it: what is wrong with it ends the review. */
function configAt(path: string | null): ConfigText | null {
  if (path === null) return null;
  const text = { path, folder: '', text: readText(path) };
  const [wrong] = readConfig([text], Object.keys(rules)).unread;
  if (wrong === undefined) return text;
  const { file, line, because, fix } = wrong;
  throw new UserProblem('config', `${file}${line === undefined ? '' : `:${line}`}: ${because}.`, fix);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserProblem('config', `${path} could not be read (${code}).`, 'Name a file that exists with --config.');
  }
}
