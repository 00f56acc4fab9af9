import { createRequire } from 'node:module';
import type * as Errors from 'graphql/error';
import type * as Language from 'graphql/language';
import { limits, SyntaxProblem } from '../../texts/syntax.ts';

/** Loaded when a schema first asks for it, which most never do: it takes as long to load as a schema to read. */
let loaded: (Pick<typeof Language, 'parse' | 'parseConstValue'> & Pick<typeof Errors, 'GraphQLError'>) | undefined;

function graphql(): NonNullable<typeof loaded> {
  const load = createRequire(import.meta.url);
  return (loaded ??= {
    ...(load('graphql/language') as typeof Language),
    ...(load('graphql/error') as typeof Errors),
  });
}

/** Why nobody reads what somebody nested without end, and what to do. */
export const tooDeep = ['its parts stand in each other too deeply to be read', 'nest them less'] as const;

/** Where each definition of a text starts, and where it ends. @throws SyntaxProblem where it is no GraphQL */
export function spansOf(text: string): ReadonlyMap<number, number> {
  const { parse, GraphQLError } = graphql();
  try {
    const { definitions } = parse(text, { maxTokens: limits.words });
    return new Map(definitions.flatMap(({ loc }) => (loc === undefined ? [] : [[loc.start, loc.end] as const])));
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxProblem(...tooDeep);
    if (!(error instanceof GraphQLError)) throw error;
    const because = `it is no GraphQL: ${error.message.replace(/^Syntax Error: /, '').slice(0, 200)}`;
    throw new SyntaxProblem(because, 'correct the syntax', error.locations?.[0]?.line);
  }
}

/** What a text in quotes says; null where it is none, because of an escape that means nothing. */
export function saidIn(quoted: string): string | null {
  const { parseConstValue, GraphQLError } = graphql();
  try {
    const node = parseConstValue(quoted, { noLocation: true });
    return node.kind === 'StringValue' ? node.value : null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return null;
  }
}
