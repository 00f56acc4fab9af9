import type { ContractOutline } from '../../model/contract-outline.ts';
import { type DocumentStore, isMap, type Node } from '../document-store.ts';
import { childOf, entriesOf, textOf } from '../openapi/reading.ts';
import { endpointsOf } from './endpoints.ts';
import { nameOf } from './operation.ts';
import type { Outlined } from './reading.ts';
import { addressOf } from './server.ts';

/** What a contract is about: which way messages go at which address. */
export function outlineOf(reading: Outlined): ContractOutline {
  const { root, documents } = reading;
  const info = childOf(root, 'info', documents);
  const { directed, silent } = endpointsOf(reading);
  const addresses = entriesOf(childOf(root, 'servers', documents), documents).map(([, node]) => addressOf(node).value);
  return {
    title: (info && textOf(info, 'title')) ?? '',
    hosts: [...new Set(addresses.map((address) => address.split('/', 1)[0] ?? '').filter((host) => host !== ''))],
    bases: [],
    operations: [...directed, ...silent].map(nameOf),
    components: schemasOf(root, documents),
  };
}

function schemasOf(root: Node, documents: DocumentStore): readonly string[] {
  const components = childOf(root, 'components', documents);
  const schemas = components && childOf(components, 'schemas', documents);
  return isMap(schemas?.raw) ? Object.keys(schemas.raw) : [];
}
