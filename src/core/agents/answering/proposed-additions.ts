import { z } from 'zod';
import { type Quoted, quotedLines, lineForm } from '../claims/quoted.ts';
import { strictSchema } from '../conversation/strict-schema.ts';
import { clean } from '../text/clean.ts';
import { linesOf } from '../text/lines.ts';
import { redacted } from '../text/secrets.ts';
import { visible } from '../text/visible.ts';

/** A proposed addition: sanitised text, not checked yet. */
export interface ProposedAddition {
  readonly section: string;
  readonly text: string;
  readonly lines: readonly Quoted[];
  readonly language: string;
  readonly code: readonly string[];
}

/** The most additions that are read. */
const mostAdditions = 12;
const most = { text: 500, lines: 4, code: 2_000, codeLines: 40 } as const;

/** The schema of an answer, as the model gets it. */
export const additionsForm = strictSchema(
  z.strictObject({
    additions: z.array(
      z.strictObject({
        section: z.string(),
        text: z.string(),
        lines: z.array(lineForm),
        language: z.string(),
        code: z.string(),
      }),
    ),
  }),
);

const addition = z.object({
  section: z.string().transform((words) => clean(words, 80)),
  text: z.string().transform((words) => clean(words, most.text)),
  lines: quotedLines,
  language: z.string().catch(''),
  code: z.string().catch(''),
});

/** Parses an answer of any shape; null if it has no list at all. */
export function readAdditions(value: unknown): readonly ProposedAddition[] | null {
  const whole = z.object({ additions: z.array(z.unknown()) }).safeParse(value);
  if (!whole.success) return null;
  return whole.data.additions.slice(0, mostAdditions).flatMap((one) => {
    const parsed = addition.safeParse(one);
    if (!parsed.success) return [];
    const { section, text, lines, language, code } = parsed.data;
    return [
      {
        section,
        text,
        lines: lines.flatMap((line) => line ?? []).slice(0, most.lines),
        language: /^[a-z]{1,12}$/u.test(language) && language !== 'mermaid' ? language : '',
        code: linesOf(redacted(visible(code.slice(0, most.code)).text).trimEnd()).slice(0, most.codeLines),
      },
    ];
  });
}
