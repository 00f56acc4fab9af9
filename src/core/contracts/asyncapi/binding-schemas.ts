import type { Element } from '../comparison/element.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { childOf } from '../openapi/reading.ts';
import type { Flow, Reading } from './reading.ts';

/** What clients say where they connect: to a server, or at an address. */
export const connecting: ReadonlySet<string> = new Set(['ws.query', 'ws.headers', 'http.query']);

/** The values of bindings that are schemas themselves: the key of a record, the query of a connection. */
export function bindingSchemas(
  holders: readonly Node[],
  paths: ReadonlySet<string>,
  flow: Flow,
  reading: Reading,
): Element[] {
  return [...paths].flatMap((path): Element[] => {
    const [protocol = '', key = ''] = path.split('.');
    for (const node of holders) {
      const binding = childOf(node, protocol, reading.documents);
      const schema = binding && own(binding, key);
      if (schema === undefined || !(isMap(schema.raw) || typeof schema.raw === 'boolean')) continue;
      const context = { ...reading, flow, site: 'body' as const, text: false };
      return [
        {
          kind: 'constraint',
          key: path,
          name: path,
          flow,
          at: schema.spot,
          role: 'detail',
          given: { constraint: path },
          aspects: () => [],
          parts: () => [schemaElement([schema], context)],
        },
      ];
    }
    return [];
  });
}
