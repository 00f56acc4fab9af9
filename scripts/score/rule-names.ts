import { avroPy } from './avro-py.ts';
import type { RuleNames } from './compare.ts';
import { graphqlInspector } from './graphql-inspector.ts';
import { graphqlJs } from './graphql-js.ts';
import { openapiOasdiff } from './openapi-oasdiff.ts';
import { protobufBuf } from './protobuf-buf.ts';
import { smithy } from './smithy.ts';

/** The rule names of every set whose format is built. */
export const ruleNames: Readonly<Record<string, RuleNames>> = {
  'graphql-inspector': graphqlInspector,
  'graphql-js': graphqlJs,
  'avro-py': avroPy,
  'openapi-oasdiff': openapiOasdiff,
  'protobuf-buf': protobufBuf,
  smithy,
};
