import { z } from 'zod';
import { clean } from '../text/clean.ts';
import { strictSchema } from '../conversation/strict-schema.ts';

/** An edit that an editor asks for. Code decides whether it is allowed. */
export interface Edit {
  /** The id of the finding that stands for the others. */
  readonly lead: string;
  /** The ids of findings with the same cause or fix. */
  readonly merges: readonly string[];
  /** The shortened scenario; empty to keep all of it. */
  readonly scenario: string;
  /** The author's words that call it intended, copied; empty if there are none. */
  readonly intended: string;
}

/** The schema of an editor's answer. */
export const editForm = strictSchema(
  z.strictObject({
    edits: z.array(
      z.strictObject({
        lead: z.string(),
        merges: z.array(z.string()),
        scenario: z.string(),
        intended: z.string(),
      }),
    ),
  }),
);

/** The most edits, and the most merges of one, that are read. */
const most = 60;

const words = (longest: number) =>
  z
    .string()
    .transform((text) => clean(text, longest))
    .catch('');
const edit = z.object({
  lead: z.string().max(80),
  merges: z.array(z.string().max(80).catch('')).catch([]),
  scenario: words(1000),
  intended: words(300),
});

/** Parses an answer of any shape; null if it has no list of edits. */
export function readEdits(value: unknown): readonly Edit[] | null {
  const whole = z.object({ edits: z.array(z.unknown()) }).safeParse(value);
  if (!whole.success) return null;
  return whole.data.edits.slice(0, most).flatMap((one) => {
    const read = edit.safeParse(one).data;
    return read === undefined ? [] : [{ ...read, merges: read.merges.slice(0, most) }];
  });
}
