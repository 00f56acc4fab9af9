import { createRequire } from 'node:module';
import type * as Errors from 'graphql/error';
import type * as Language from 'graphql/language';
import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf } from '../../texts/document.ts';
import { plainNotation } from '../../texts/parsed.ts';
import { limits, SyntaxProblem } from '../../texts/syntax.ts';
import { sdlOf } from './read-definitions.ts';

/** Loaded when a schema is first read: most comparisons are of other formats, and pay for what is loaded. */
let loaded: (Pick<typeof Language, 'parse'> & Pick<typeof Errors, 'GraphQLError'>) | undefined;

function graphql(): NonNullable<typeof loaded> {
  const load = createRequire(import.meta.url);
  return (loaded ??= {
    ...(load('graphql/language') as typeof Language),
    ...(load('graphql/error') as typeof Errors),
  });
}

/** Reads SDL, and tells documents that only ask from those that define something. What it cannot read is `unread`. */
export function parse(file: string, text: string): Document | Unread {
  const { parse: parseGraphql, GraphQLError } = graphql();
  return documentOf(file, text, plainNotation, (body) => {
    try {
      const { value, lines } = sdlOf(parseGraphql(body, { maxTokens: limits.nodes / 2 }));
      return { value, locate: (wanted) => lines.locate(value, wanted) };
    } catch (error) {
      if (error instanceof RangeError) {
        throw new SyntaxProblem('its parts stand in each other too deeply to be read', 'nest them less');
      }
      if (!(error instanceof GraphQLError)) throw error;
      const because = `it is no GraphQL: ${error.message.replace(/^Syntax Error: /, '').slice(0, 200)}`;
      throw new SyntaxProblem(because, 'correct the syntax', error.locations?.[0]?.line);
    }
  });
}
