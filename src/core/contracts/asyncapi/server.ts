import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { childOf, entriesOf, keywordSpot, textOf } from '../openapi/reading.ts';
import { type Reading, shapeOf } from './reading.ts';
import { settings } from './settings.ts';
import { bindingSchemas } from './message.ts';

const serverFields = fields('url host pathname protocol protocolVersion variables security bindings');

interface Server extends Element {
  readonly address: string;
}

/** The brokers at which the application can be met, by their names. */
export function servers(reading: Reading): Element[] {
  return entriesOf(own(reading.root, 'servers'), reading.documents, true).flatMap(([name, node]) =>
    isMap(node.raw) || node.broken !== undefined ? [server(name, node, reading)] : [],
  );
}

function server(name: string, node: Node, reading: Reading): Server {
  const protocol = isMap(node.raw) ? textOf(node, 'protocol')?.toLowerCase() : undefined;
  const address = addressOf(node);
  const at = node.via ?? node.spot;
  return {
    kind: 'server',
    key: name,
    name,
    address: `${protocol ?? ''} ${address.value}`,
    flow: 'input',
    at,
    role: 'choice',
    given: {},
    broken: node.broken,
    node,
    coveredBy: (sibling) => 'address' in sibling && sibling.address === `${protocol ?? ''} ${address.value}`,
    renamedFrom: (other) => 'address' in other && other.address === `${protocol ?? ''} ${address.value}`,
    remains: [{ node, fields: serverFields }],
    aspects: () => [
      { aspect: 'address', value: address.value, shown: address.shown, law: addressLaw, stated: true, at: address.at },
      {
        aspect: 'protocols',
        value: protocol,
        law: replacement,
        stated: protocol !== undefined,
        at: keywordSpot(node, 'protocol'),
      } satisfies AspectValue,
    ],
    parts: () => parts(node, reading),
  };
}

const connecting = new Set(['ws.query', 'ws.headers', 'http.query']);

function parts(node: Node, reading: Reading): Element[] {
  const bindings = [childOf(node, 'bindings', reading.documents) ?? []].flat();
  const variables = [childOf(node, 'variables', reading.documents) ?? []].flat();
  const version = own(node, 'protocolVersion');
  const plain = { at: node.spot, schemas: connecting, usual: {} };
  const raw = version === undefined ? {} : { protocolVersion: version.raw };
  return [
    settings({ ...plain, key: 'bindings', nodes: bindings }, 'input', reading),
    settings({ ...plain, key: 'variables', nodes: variables }, 'input', reading),
    settings({ ...plain, key: 'version', nodes: [{ raw, spot: node.spot }] }, 'input', reading),
    ...bindingSchemas(bindings, connecting, 'input', reading),
  ];
}

const addressLaw: AspectLaw = (was, now) => replacement(was, now);

/** Where it is: one text in AsyncAPI 2, host and path in 3. The protocol before it is said apart. */
function addressOf(node: Node) {
  const [url, host, pathname] = ['url', 'host', 'pathname'].map((key) =>
    isMap(node.raw) ? textOf(node, key) : undefined,
  );
  const shown = url ?? `${host ?? ''}${pathname ?? ''}`;
  const value = shapeOf(shown)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/\/+$/, '');
  return { value, shown, at: keywordSpot(node, url === undefined ? 'host' : 'url') };
}
