import type { Notation } from '../../texts/parsed.ts';
import { refOf } from '../json-reference.ts';
import { schemaContents, schemaMarks } from '../json-schema/notation.ts';

const names = `schemas responses parameters headers requestBodies securitySchemes securityDefinitions callbacks pathItems
  paths webhooks x-webhooks content encoding links mediaTypes additionalOperations variables scopes`;

/** How OpenAPI is written: JSON or YAML with `$ref`s, and maps in which `x-total` or `title` is a name. */
export const openapiNotation: Notation = {
  referenceOf: refOf,
  contentOf: schemaContents({ names, 'lists-of-names': 'security', literal: 'x-sunset x-stability-level' }),
  marks: new Map([...schemaMarks, ['nullable', 'dialectal'], ['discriminator', 'implying']]),
};
