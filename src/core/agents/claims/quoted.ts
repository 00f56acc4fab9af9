import { z } from 'zod';
import type { Side } from '../../model/place.ts';
import { pathOf } from '../material/path-of.ts';
import { visible } from '../text/visible.ts';

/** A line that somebody quotes. Whether it stands there is another question. */
export interface Quoted {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
  readonly quote: string;
}

/** Reads a line that a model quotes: only what people see, and no longer than anybody reads. */
export const quotedLine = z.object({
  path: z.string().transform((path) => pathOf(visible(path).text)),
  side: z.enum(['before', 'after']),
  line: z.int(),
  quote: z.string().transform((quote) => visible(quote.slice(0, 4000)).text),
});

/** Reads a list of them; null stands for what is none, and a list of any other shape is empty. */
export const quotedLines = z.array(quotedLine.or(z.unknown().transform(() => null))).catch([]);

/** The same line, as a model is told of it. */
export const toldLine = z.strictObject({
  path: z.string(),
  side: z.enum(['before', 'after']),
  line: z.int(),
  quote: z.string(),
});
