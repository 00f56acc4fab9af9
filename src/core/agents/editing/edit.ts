import { z } from 'zod';
import { clean } from '../text/clean.ts';
import { strictSchema } from '../conversation/strict-schema.ts';

/** What an editor wants done with a finding. Whether it may be done is decided by code. */
export interface Edit {
  /** The finding that speaks, by its id. */
  readonly lead: string;
  /** Those that have one cause or one fix with it, by their ids. */
  readonly merges: readonly string[];
  /** What is left of its scenario; empty where all of it is. */
  readonly scenario: string;
  /** The words of the author that call it intended, copied; empty where there are none. */
  readonly intended: string;
}

/** What an answer of an editor has to look like. */
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

/** More edits than these, and more merges of one, are not read. */
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

/** Reads an answer of any shape; null where it holds no list of edits. */
export function readEdits(value: unknown): readonly Edit[] | null {
  const whole = z.object({ edits: z.array(z.unknown()) }).safeParse(value);
  if (!whole.success) return null;
  return whole.data.edits.slice(0, most).flatMap((one) => {
    const read = edit.safeParse(one).data;
    return read === undefined ? [] : [{ ...read, merges: read.merges.slice(0, most) }];
  });
}
