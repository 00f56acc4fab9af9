import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import { listItems } from '../list-items.ts';
import { childOf, entriesOf, keywordSpot, textOf } from '../openapi/reading.ts';
import { bindingSchemas, connecting } from './binding-schemas.ts';
import type { Endpoint } from './endpoints.ts';
import { reachedAt, stays, underServer } from './reached.ts';
import { type Reading, shapeOf } from './reading.ts';
import { security, withSchemes } from './security.ts';
import { settings } from './settings.ts';

const serverFields = fields('url host pathname protocol protocolVersion variables security bindings');

interface Server extends Element {
  readonly address: string;
}

/** The brokers at which the application can be met, by their names. */
export function servers(endpoints: readonly Endpoint[], reading: Reading): Element[] {
  let known: ReadonlySet<string> | undefined;
  const everywhere = () => (known ??= new Set(endpoints.flatMap((endpoint) => [...reachedAt(endpoint, reading)])));
  return entriesOf(childOf(reading.root, 'servers', reading.documents), reading.documents, true).flatMap(
    ([name, node]) => (isMap(node.raw) || node.broken !== undefined ? [server(name, node, everywhere, reading)] : []),
  );
}

/** What the servers of this side are called. */
export function serverNames({ root, documents }: Reading): ReadonlySet<string> {
  const all = childOf(root, 'servers', documents);
  return new Set(isMap(all?.raw) ? Object.keys(all.raw) : []);
}

/** The servers at which a channel is: those that it lists, or else all. */
export function serversOf(channel: Node, reading: Reading): Element[] {
  const list = isMap(channel.raw) ? own(channel, 'servers') : undefined;
  const items = listItems(list);
  const named = items.map((item): [string, Spot] => [nameOfRef(refOf(item.raw) ?? String(item.raw)), item.spot]);
  const all = [...serverNames(reading)].map((name): [string, Spot] => [name, channel.spot]);
  return (items.length > 0 ? named : all).map(([name, at]) => ({
    kind: 'server',
    key: name,
    name,
    flow: 'input',
    at,
    role: 'choice',
    given: {},
    aspects: () => [],
    parts: () => [],
  }));
}

function server(name: string, node: Node, everywhere: Reached['reached'], reading: Reading): Server {
  const protocol = isMap(node.raw) ? textOf(node, 'protocol')?.toLowerCase() : undefined;
  const address = addressOf(node);
  const whole = `${protocol ?? ''} ${address.value}`;
  const at = node.via ?? node.spot;
  return {
    kind: 'server',
    key: name,
    name,
    address: whole,
    flow: 'input',
    at,
    role: 'choice',
    given: {},
    broken: node.broken,
    node: withSchemes(node, reading),
    coveredBy: ({ node: other }) => other !== undefined && reading.same(withSchemes(node, reading), other),
    renamedFrom: (other) => 'address' in other && other.address === whole,
    aliases: () => [whole],
    remains: [{ node, fields: serverFields }],
    aspects: () => [
      {
        aspect: 'address',
        value: {
          address: address.value,
          usual: withUsual(address, node, reading),
          reached: () => (underServer.test(protocol ?? '') ? everywhere() : new Set()),
        } satisfies Reached,
        shown: address.shown,
        law: addressLaw,
        stated: true,
        at: address.at,
        differsAt: (other) => (hostOf((other as Reached).address) === hostOf(address.value) ? address.path : undefined),
      },
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

function parts(node: Node, reading: Reading): Element[] {
  const bindings = [childOf(node, 'bindings', reading.documents) ?? []].flat();
  const variables = [childOf(node, 'variables', reading.documents) ?? []].flat();
  const version = own(node, 'protocolVersion');
  const plain = { at: node.spot, schemas: connecting, usual: {} };
  const raw = version === undefined ? {} : { protocolVersion: version.raw };
  return [
    ...security(node, reading),
    settings({ ...plain, key: 'bindings', nodes: bindings }, 'input', reading),
    settings({ ...plain, key: 'variables', nodes: variables }, 'input', reading),
    settings({ ...plain, key: 'version', nodes: [{ raw, spot: node.spot }] }, 'input', reading),
    ...bindingSchemas(bindings, connecting, 'input', reading),
  ];
}

/** An address with each variable at its default. */
function withUsual({ plain, value }: ReturnType<typeof addressOf>, node: Node, { documents }: Reading): string {
  if (!value.includes('{}')) return value;
  const variables = childOf(node, 'variables', documents);
  return plain.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables && childOf(variables, name, documents);
    return (variable && textOf(variable, 'default')) || whole;
  });
}

interface Reached {
  readonly address: string;
  readonly usual: string;
  /** Where the operations of the contract are met. */
  readonly reached: () => ReadonlySet<string>;
}

const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)(?:[:/]|$)/i;

/** A path that went from the server to the addresses is where it was. */
const addressLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as Reached[];
  if (a === undefined || b === undefined || a.address === b.address) return null;
  // On one's own machine nobody else is met.
  if (ownMachine.test(a.address)) return 'noted';
  // Told for the first time: where it is, or which part of a broker.
  const isMore = b.address.startsWith(`${a.address}/`) && !a.address.includes('/') && b.reached().size === 0;
  if (a.address === '' || a.address.startsWith('/') || isMore || a.address === b.usual || b.address === a.usual)
    return 'noted';
  return hostOf(a.address) === hostOf(b.address) && stays(a.reached(), b.reached()) ? null : 'replaced';
};

function hostOf(address: string): string | undefined {
  return address.split('/', 1)[0];
}

/** Where it is: one text in AsyncAPI 2, host and path in 3. The protocol before it is said apart. */
export function addressOf(node: Node): {
  readonly value: string;
  /** The same with the names of its variables. */
  readonly plain: string;
  readonly shown: string;
  readonly at: Spot;
  /** Where its path is written by itself. */
  readonly path: Spot | undefined;
} {
  const [url, host, pathname] = ['url', 'host', 'pathname'].map((key) =>
    isMap(node.raw) ? textOf(node, key) : undefined,
  );
  const shown = url ?? `${host ?? ''}${pathname ?? ''}`;
  const plain = shown.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '');
  return {
    value: shapeOf(plain),
    plain,
    shown,
    at: keywordSpot(node, url === undefined ? 'host' : 'url'),
    path: own(node, 'pathname')?.spot,
  };
}
