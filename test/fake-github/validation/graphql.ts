import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';

let built: GraphQLSchema | null = null;

/** GitHub's GraphQL schema, built once. */
export function graphqlSchema(): GraphQLSchema {
  if (!built) {
    // The package exports only its whole JSON form, which takes longer to parse.
    const file = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
    built = buildSchema(readFileSync(file, 'utf8'), { assumeValid: true, assumeValidSDL: true });
  }
  return built;
}

const checked = new Map<string, DocumentNode | string>();

/** A document that GitHub would run, or what is wrong with it. Each is looked at once: it is the same few that are asked. */
export function checkedDocument(query: string): DocumentNode | string {
  const known = checked.get(query) ?? check(query);
  checked.set(query, known);
  return known;
}

function check(query: string): DocumentNode | string {
  try {
    const document = parse(query);
    const [error] = validate(graphqlSchema(), document);
    return error ? error.message : document;
  } catch (error) {
    return (error as Error).message;
  }
}
