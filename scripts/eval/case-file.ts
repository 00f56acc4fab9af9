import { z } from 'zod';
import { UserProblem } from '../../src/core/model/problem.ts';
import { severities } from '../../src/core/model/finding.ts';
import type { EvalCase, Golden, Lines } from './case.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a day is written 2026-11-20' });
const line = z.int().min(1);
const sides = { before: 'before', after: 'after', base: 'before', head: 'after' } as const;

/** The place of a label, as it is written in files. */
export const placeSchema = {
  path: z.string().min(1),
  /** One line, or the first and the last. */
  lines: z.union([line, z.tuple([line, line])]),
  /** The tree, also by the name of its folder. */
  side: z.enum(['before', 'after', 'base', 'head']).transform((side) => sides[side]),
};

/** `case.json` of a labelled pull request, beside `base/` and `head/` or a patch. */
const caseSchema = z.strictObject({
  id: z.string().min(1).optional(),
  title: z.string().optional(),
  /** The day of the review; today if left out, so that the result may differ from day to day. */
  asOf: day.default(() => new Date().toISOString().slice(0, 10)),
  config: z.string().nullable().optional(),
  clean: z.boolean().default(false),
  golden: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        checks: z.array(z.string().min(1)),
        ...placeSchema,
        subject: z.string().nullable().default(null),
        severity: z.enum(severities),
        must: z.union([z.literal(true), z.literal('nice')]).default(true),
        also: z.array(z.strictObject(placeSchema)).default([]),
      }),
    )
    .default([]),
  forbid: z.array(z.strictObject({ check: z.string().min(1), reason: z.string().min(1) })).default([]),
  /** Review comments of people, as imported. They do not count until somebody makes them labels. */
  drafts: z.array(z.unknown()).optional(),
});

/** The content of `case.json`, without the trees. `config` is undefined if the one in the base tree applies. */
export type CaseFile = Omit<EvalCase, 'before' | 'after' | 'config'> & { readonly config: string | null | undefined };

/**
 * Reads a `case.json`.
 * @throws UserProblem with the place in the file that is not valid.
 */
export function readCaseFile(path: string, text: string, name: string): CaseFile {
  const { golden, ...file } = parsed(path, text);
  if (file.clean && golden.length > 0)
    throw new UserProblem('case', `${path} is clean, and has labels.`, 'Set "clean" to false, or take the labels out.');
  const id = file.id ?? name;
  return {
    id,
    title: file.title ?? id,
    asOf: file.asOf,
    config: file.config,
    clean: file.clean,
    forbid: file.forbid,
    golden: golden.map((label, index) => goldenOf({ ...label, id: label.id ?? `${id}#${index + 1}` })),
  };
}

interface WrittenPlace {
  readonly path: string;
  readonly lines: number | readonly [number, number];
  readonly side: Lines['side'];
}

/** A label as it is written. */
export interface WrittenLabel extends WrittenPlace, Omit<Golden, 'places' | 'must'> {
  readonly must: true | 'nice';
  readonly also: readonly WrittenPlace[];
}

/** A label as it is compared with what was found. */
export function goldenOf({ id, checks, subject, severity, must, also, ...first }: WrittenLabel): Golden {
  return { id, places: [first, ...also].map(linesOf), checks, subject, severity, must: must === true };
}

function parsed(path: string, text: string): z.infer<typeof caseSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserProblem('case', `${path} is not JSON: ${(error as Error).message}.`, 'Correct it and try again.');
  }
  const result = caseSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw new UserProblem('case', `${path} is no case${where}: ${issue?.message}.`, 'CONTRIBUTING.md shows one.');
}

function linesOf({ path, lines, side }: WrittenPlace): Lines {
  const [from, to] = typeof lines === 'number' ? [lines, lines] : lines;
  return { path, side, from: Math.min(from, to), to: Math.max(from, to) };
}
