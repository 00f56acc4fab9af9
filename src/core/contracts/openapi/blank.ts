import { isMap, type Node, own } from '../document-store.ts';
import { childOf, entriesOf, itemsOf, type Reading, textOf } from './reading.ts';

const withBody: ReadonlySet<string> = new Set(['PUT', 'POST', 'PATCH']);
/** Statuses of answers that have no body. */
const bodiless = /^(1|20[45]|3)/;

/**
 * Whether an operation that can take a body says neither what it takes nor what it answers: generators write it so before
 * anybody described it. An answer without a body, and a parameter beside the path, say something.
 */
export function isBlankOperation(method: string, node: Node, item: Node, reading: Reading): boolean {
  const { documents } = reading;
  if (!withBody.has(method) || childOf(node, 'requestBody', documents) !== undefined) return false;
  const parameters = [item, node].flatMap((holder) => itemsOf(own(holder, 'parameters'), documents));
  if (parameters.some((one) => !['path', 'header'].includes(textOf(one, 'in') ?? ''))) return false;
  return entriesOf(own(node, 'responses'), documents).every(
    ([status, { raw }]) => !bodiless.test(status) && isMap(raw) && !('content' in raw) && !('schema' in raw),
  );
}
