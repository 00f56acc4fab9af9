import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { severities } from '../../../src/core/model/finding.ts';
import { UserProblem } from '../../../src/core/model/problem.ts';
import { placeSchema } from '../case-file.ts';

const commit = z.string().regex(/^[0-9a-f]{7,64}$/, { error: 'a commit is written in hex digits, seven or more' });

const lineSchema = z.strictObject({
  /** The name of the change. The model sees it, so it must not hint at what is wrong. */
  name: z.string().regex(/^[\w.-]+$/, { error: 'a name has letters, digits, dots, dashes and underscores' }),
  /** A clone on this machine, or the owner and name of a repository that is cloned to the folder of clones. */
  repository: z.string().min(1),
  /** The commit that is reviewed, against its first parent. */
  commit,
  /** The commit that corrected it; for people only. */
  fixed: commit.optional(),
  labels: z
    .array(
      z.strictObject({
        checks: z.array(z.string().min(1)),
        ...placeSchema,
        severity: z.enum(severities),
        /** What is wrong there, in a sentence. It is shown to people who judge a review, beside what the review said. */
        why: z.string().min(1),
        must: z.union([z.literal(true), z.literal('nice')]).default(true),
        also: z.array(z.strictObject(placeSchema)).default([]),
      }),
    )
    .default([]),
  clean: z.boolean().default(false),
});

/** A commit of a repository with labels for what is wrong with it. */
export type HistoryLine = z.infer<typeof lineSchema>;

/**
 * Reads a list of changes, a JSON object a line.
 * @throws UserProblem with the number of the first line that is not valid.
 */
export function readHistoryList(path: string): readonly HistoryLine[] {
  const lines = textOf(path)
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [readLine(text, `${path}:${index + 1}`)]));
  if (lines.length === 0) throw new UserProblem('suite', `There is no change in ${path}.`, hint);
  const twice = lines.find(({ name }, index) => lines.findIndex((one) => one.name === name) < index);
  if (twice)
    throw new UserProblem('suite', `${path} has two changes called ${twice.name}.`, 'Give each a name of its own.');
  return lines;
}

const hint = 'CONTRIBUTING.md shows a line of it.';

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UserProblem('suite', `There is no list at ${path}.`, hint);
  }
}

function readLine(text: string, place: string): HistoryLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserProblem('suite', `${place} is not JSON: ${(error as Error).message}.`, hint);
  }
  const { data, error } = lineSchema.safeParse(value);
  const [issue] = error?.issues ?? [];
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  if (!data) throw new UserProblem('suite', `${place} is no change${where}: ${issue?.message}.`, hint);
  if (data.clean !== (data.labels.length === 0)) {
    const said = data.clean ? 'is clean, and has labels' : 'has no label, and is not called clean';
    throw new UserProblem('suite', `${place} ${said}.`, 'A change has labels, or "clean": true.');
  }
  return data;
}
