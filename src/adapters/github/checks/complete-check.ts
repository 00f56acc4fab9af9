import { externalId } from '../../../core/model/check.ts';
import { UserProblem } from '../../../core/model/problem.ts';
import type { Annotation, Check } from '../../../core/model/publication.ts';
import type { Repository } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** The host accepts this many annotations per request; further requests add to them. */
const batch = 50;

/** A check run of ours. */
export interface CheckRun {
  readonly repository: Repository;
  readonly id: number;
  /** The number of its pull request; left out if it belongs to none, or has no day on which it ends. */
  readonly number?: number;
  /** It has no annotations yet: the host need not be asked. */
  readonly bare?: boolean;
}

/**
 * Completes a check. The conclusion goes first, so that a later failure blocks no merge; annotations that are there
 * already are not sent again. If the host rejects the content, it is sent without annotations, and then as one
 * sentence: a terse check is better than one that never ends. `details` is its link; null leaves it to the host.
 */
export async function completeCheck(
  host: Host,
  run: CheckRun,
  check: Check,
  details: string | null = null,
): Promise<void> {
  const bare = { ...check, annotations: [] };
  for (const words of [check, bare, { ...bare, summary: unsaid }]) {
    try {
      return await asking('Completing the check', () => complete(host, run, words, details));
    } catch (error) {
      const isRefused = error instanceof UserProblem && error.code === 'refused';
      if (!isRefused || words.summary === unsaid) throw error;
    }
  }
}

const unsaid =
  'The host did not take what there is to say here. Where there are findings, they stand in the comments.\n';

async function complete(host: Host, run: CheckRun, check: Check, details: string | null): Promise<void> {
  const { conclusion, title, summary, annotations, until } = check;
  const at = { ...inRepository(run.repository), check_run_id: run.id };
  const there = new Set(annotations.length > 0 && run.bare !== true ? await notesOf(host, at) : []);
  const notes = annotations.map(noteOf).filter((note) => !there.has(keyOf(note)));
  const output = (from: number) => ({ title, summary, annotations: notes.slice(from, from + batch) });
  await host.rest.checks.update({
    ...at,
    // GitHub itself sets `status` by the conclusion; compatible hosts may not.
    status: 'completed',
    conclusion,
    output: output(0),
    actions: buttons,
    ...(details !== null && { details_url: details }),
    ...(run.number !== undefined && { external_id: externalId(run.number, until) }),
    request: noRetries,
  });
  for (let from = batch; from < notes.length; from += batch) {
    await host.rest.checks.update({ ...at, output: output(from), request: noRetries });
  }
}

/** At most three; a label may have 20 characters, a description 40. */
const buttons = [{ label: 'Review again', description: 'Reviews this commit once more.', identifier: 'recheck' }];

/** An annotation, as the host's API has it. */
interface Note {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string | null;
  readonly title: string | null;
  readonly message: string | null;
}

function noteOf({ path, line, level, title, message }: Annotation) {
  return { path, start_line: line, end_line: line, annotation_level: level, title, message };
}

async function notesOf(host: Host, at: { owner: string; repo: string; check_run_id: number }) {
  const notes = await host.paginate(host.rest.checks.listAnnotations, { ...at, per_page: 100 });
  return notes.map(keyOf);
}

function keyOf({ path, start_line: line, annotation_level: level, title, message }: Note): string {
  return JSON.stringify([path, line, level, title, message]);
}
