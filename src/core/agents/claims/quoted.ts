import { z } from 'zod';
import type { Side } from '../../model/place.ts';
import { pathOf } from '../material/path-of.ts';
import { visible } from '../text/visible.ts';

/** A line that a model quotes; it may not exist. */
export interface Quoted {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
  readonly quote: string;
}

/** Parses a quoted line: visible characters only, cut to a limit. */
export const quotedLine = z.object({
  path: z.string().transform((path) => pathOf(visible(path).text)),
  side: z.enum(['before', 'after']),
  line: z.int(),
  quote: z.string().transform((quote) => visible(quote.slice(0, 4000)).text),
});

/** Parses a list of quoted lines; malformed ones are null, and anything but a list is empty. */
export const quotedLines = z.array(quotedLine.or(z.unknown().transform(() => null))).catch([]);

/** The schema of a quoted line for the model. */
export const lineForm = z.strictObject({
  path: z.string(),
  side: z.enum(['before', 'after']),
  line: z.int(),
  quote: z.string(),
});
