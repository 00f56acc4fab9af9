import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf } from '../../texts/document.ts';
import { LineTable } from '../../texts/line-table.ts';
import { plainNotation } from '../../texts/parsed.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';
import { spansOf } from './graphql-js.ts';
import { sdlOf } from './read-definitions.ts';
import type { Sdl } from './sdl.ts';
import { NotSdl } from './words.ts';

/**
 * Reads SDL, and passes over what only asks. What it cannot read is `unread`, for the reason that graphql-js gives: that
 * judges what we do not know, and is not asked otherwise, because its syntax trees cost more than all the rest.
 */
export function parse(file: string, text: string): Document | Unread {
  return documentOf(file, text, plainNotation, (original) => {
    const body = original.replace(/\r\n?/g, '\n');
    const lines = new LineTable();
    const value = read(body, lines);
    return { value, locate: (wanted) => lines.locate(value, wanted) };
  });
}

function read(body: string, lines: LineTable): Sdl {
  try {
    if (!body.isWellFormed()) throw new NotSdl();
    return sdlOf(body, lines);
  } catch (error) {
    if (!(error instanceof NotSdl)) throw error;
    spansOf(body);
    throw new SyntaxProblem('it is GraphQL that is not known here', 'report it: it is our mistake');
  }
}
