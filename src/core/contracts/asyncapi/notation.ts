import type { Notation } from '../../texts/parsed.ts';
import { refOf } from '../json-reference.ts';
import { schemaContents, schemaMarks } from '../json-schema/notation.ts';

const names = `channels operations messages servers parameters variables schemas securitySchemes correlationIds replies
  replyAddresses operationTraits messageTraits serverVariables serverBindings channelBindings operationBindings
  messageBindings scopes availableScopes`;

/** How AsyncAPI is written: JSON or YAML with `$ref`s, and maps in which `title` is a name. */
export const asyncapiNotation: Notation = {
  referenceOf: refOf,
  contentOf: schemaContents({ names, 'lists-of-names': 'security', literal: 'x-sunset x-stability-level' }),
  marks: new Map([...schemaMarks, ['discriminator', 'implying']]),
};
