import { isMap, type Node } from '../document-store.ts';
import { isRemark } from '../json-schema/notation.ts';
import { unwrap } from '../json-schema/view.ts';
import type { Reading } from './reading.ts';

/** Media types whose values have a form that a schema can say something of. */
const described = /json|^text\/|^multipart\/|x-www-form-urlencoded|[/+](?:xml|ya?ml)\b|event-stream|jsonl|ndjson/;

/**
 * Whether a schema says of a file only that it is one: a text of bytes in OpenAPI 3.0, its media type once more in 3.1,
 * where a file is best described by no schema at all.
 */
export function isBytes(mediaType: string, schema: Node, { documents, dialect }: Reading): boolean {
  if (described.test(mediaType)) return false;
  const { raw } = unwrap(schema, documents, dialect).core;
  if (!isMap(raw) || raw['type'] !== 'string') return false;
  const { format, contentMediaType, contentEncoding, ...rest } = raw;
  const bytes = format === 'binary' || contentMediaType !== undefined || contentEncoding === 'binary';
  const more = Object.keys(rest).some((key) => key !== 'type' && !isRemark(key));
  return bytes && !more && (format ?? 'binary') === 'binary' && (contentEncoding ?? 'binary') === 'binary';
}

/** A value of OpenAPI 2.0 with what it calls a file as later versions do. */
export function withoutFile(node: Node): Node {
  if (!isMap(node.raw) || node.raw['type'] !== 'file') return node;
  return { ...node, raw: { ...node.raw, type: 'string', format: 'binary' } };
}
