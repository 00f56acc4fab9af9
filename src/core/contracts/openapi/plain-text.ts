import { isMap, type Node, own } from '../document-store.ts';
import { typesOfView } from '../json-schema/type.ts';
import { viewOf } from '../json-schema/view.ts';
import { childOf, type Reading } from './reading.ts';

/**
 * The schema of a parameter or a header that is plain text and nothing else: a single value is written as that without
 * `content`, too. Undefined where it may be anything else.
 */
export function plainText(node: Node, { documents, dialect }: Reading): Node | undefined {
  const content = childOf(node, 'content', documents);
  if (!isMap(content?.raw) || Object.keys(content.raw).join(' ') !== 'text/plain') return undefined;
  const text = childOf(content, 'text/plain', documents);
  const schema = text && isMap(text.raw) ? own(text, 'schema') : undefined;
  const types = schema && typesOfView(viewOf([schema], documents, dialect));
  return types?.every((type) => type !== 'array' && type !== 'object') === true ? schema : undefined;
}
