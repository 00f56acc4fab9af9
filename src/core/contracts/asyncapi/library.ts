import type { Element } from '../comparison/element.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { childOf, entriesOf } from '../openapi/reading.ts';
import { listed } from './endpoints.ts';
import { messageElement } from './message.ts';
import type { Reading } from './reading.ts';

/**
 * The messages and schemas of a document without channels, which others use. Nobody knows which way one goes, so both are
 * compared; that it comes or goes is said once.
 */
export function library(reading: Reading): Element[] {
  const { root, documents } = reading;
  const components = childOf(root, 'components', documents);
  const all = (key: string) => entriesOf(components && childOf(components, key, documents), documents, true);
  const both = (make: (flow: 'input' | 'output') => Element, name: string): Element[] =>
    (['input', 'output'] as const).map((flow) => ({
      ...make(flow),
      key: `${name} ${flow}`,
      name,
      component: name,
      role: flow === 'input' ? 'choice' : 'detail',
    }));
  return [
    ...all('messages').flatMap(([name, node]) =>
      both((flow) => messageElement(listed(node, name, documents), flow, reading), name),
    ),
    ...all('schemas').flatMap(([name, node]) =>
      both((flow) => schemaElement([node], { ...reading, flow, site: 'body', text: false }), name),
    ),
  ];
}
