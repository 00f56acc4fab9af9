import type { Spot } from '../../texts/document.ts';
import type { AspectValue, Element, Matched } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import { lifecycle, lifecycleAspects } from '../json-schema/lifecycle.ts';
import { fields } from '../comparison/remains.ts';
import { addressOf, isMap, type Node, own } from '../document-store.ts';
import { refOf } from '../json-reference.ts';
import { isBlankOperation } from './blank.ts';
import { body, legacyBody } from './body.ts';
import { parameters } from './parameter.ts';
import { childOf, entriesOf, type Flow, keywordSpot, type Reading, textOf, webhooksIn } from './reading.ts';
import { heldResponse, responses, throughResponses } from './response.ts';
import { security } from './security.ts';
import { addressesOf, servers } from './server.ts';
import { methods } from './methods.ts';

const read = 'operationId deprecated parameters requestBody responses callbacks consumes produces';
const operationFields = fields(`${read} security servers schemes`);
const itemFields = fields(`${methods.join(' ')} parameters servers additionalOperations deprecated`);
/** How clients are reached and known by the server that calls them is theirs to say. */
const calledByUsFields = fields(read, 'security servers schemes');
const itemCalledByUsFields = fields(`${methods.join(' ')} parameters additionalOperations deprecated`, 'servers');

/** How an operation is reached: called by clients, or called by the server on them. */
export interface Reach {
  readonly flow: Flow;
  readonly given: Readonly<Record<string, boolean>>;
  /** Put before the name: `webhook `, `callback onPaid `. */
  readonly prefix: string;
}

interface Operation extends Element {
  readonly method: string;
  /** The paths under which clients find it, server and path together. */
  readonly addresses: () => ReadonlySet<string>;
  /** The same, with the names of its variables for what they stand for. */
  readonly named: () => ReadonlySet<string>;
  readonly path: string;
  readonly callbacks: () => readonly Element[];
}

const called: Reach = { flow: { request: 'input', response: 'output' }, given: {}, prefix: '' };
const flipped: Flow = { request: 'output', response: 'input' };

/** A path item: its key, where its operations stand, and from where they take over what it says of all of them. */
interface Item {
  readonly path: string;
  readonly node: Node;
  readonly inherited: Node;
  /** The objects it was read from: what it refers to, and what stands beside the `$ref`. */
  readonly layers: readonly Node[];
  readonly holder: Spot;
}

/** The operations of a map of path items. Path templates are matched by shape: a parameter's name is not on the wire. */
export function operations(paths: Node | undefined, reading: Reading, reach: Reach = called, names = false): Element[] {
  return entriesOf(paths, reading.documents, names).flatMap(([path, node]) => {
    const written = (paths && own(paths, path)) ?? node;
    const refers = refOf(written.raw) !== null;
    const [taken, layers] = refers ? [besides(written, node), [node, written]] : [node, [node]];
    const item = { path, node, inherited: taken, layers, holder: written.spot };
    const beside = refers ? itemOperations({ ...item, node: written }, reading, reach) : [];
    const named = new Set(beside.map(({ key }) => key));
    if (node.broken !== undefined) return [unknown(path, node, reach), ...beside];
    return [...beside, ...itemOperations(item, reading, reach).filter(({ key }) => !named.has(key))];
  });
}

/** What stands beside the `$ref` of a path item holds too: with what it refers to, it is one. */
function besides(written: Node, target: Node): Node {
  if (!isMap(written.raw) || !isMap(target.raw) || Object.keys(written.raw).length === 1) return target;
  const { $ref: _, ...more } = written.raw;
  const holder = 'parameters' in more || 'servers' in more ? written : target;
  return { ...holder, raw: { ...target.raw, ...more } };
}

function itemOperations(item: Item, reading: Reading, reach: Reach): Element[] {
  if (!isMap(item.node.raw)) return [];
  const listed = methods.flatMap((method) => {
    const node = own(item.node, method);
    return node && isMap(node.raw) ? [operation(method.toUpperCase(), node, item, reading, reach)] : [];
  });
  const more = entriesOf(own(item.node, 'additionalOperations'), reading.documents, true);
  return [...listed, ...more.map(([method, node]) => operation(method, node, item, reading, reach))];
}

/** Stands for the operations of a path item that is not there. */
function unknown(path: string, item: Node, { flow }: Reach): Element {
  return {
    kind: 'operation',
    key: path,
    name: path,
    flow: flow.request,
    at: item.spot,
    broken: item.broken,
    role: 'choice',
    given: {},
    aspects: () => [],
    parts: () => [],
  };
}

/** The operations the server calls on its clients. Some write each of `x-webhooks` as a callback, with where it is sent. */
export function webhooks(reading: Reading): Element[] {
  const reach: Reach = { flow: flipped, given: { webhook: true }, prefix: 'webhook ' };
  const map = webhooksIn(reading.root);
  const asCallbacks = entriesOf(map, reading.documents, true).filter(
    ([, { raw }]) => isMap(raw) && Object.keys(raw).some((key) => key.startsWith('{')),
  );
  return [
    ...operations(map, reading, reach, true),
    ...asCallbacks.flatMap(([name, callback]) =>
      operations(callback, reading, { ...reach, prefix: `webhook ${name} ` }),
    ),
  ];
}

/**
 * Which callbacks of one version are webhooks of the other: they have one method and one `operationId`, which nothing else
 * has that the server calls.
 */
export function otherwiseSent(before: readonly Element[], after: readonly Element[]): Matched['pairs'] {
  if (![...before, ...after].some(({ given }) => given['webhook'])) return [];
  const sentIn = (operations: readonly Element[]) => {
    const all = operations
      .filter(isOperation)
      .flatMap((one) => [...(one.given['webhook'] ? [one] : []), ...one.callbacks()]);
    return Map.groupBy(all.filter(isOperation), ({ method, given }) => `${method} ${String(given['operationId'])}`);
  };
  const now = sentIn(after);
  return [...sentIn(before)].flatMap(([id, [one, ...others]]) => {
    const [other, ...more] = now.get(id) ?? [];
    if (!one || !other || others.length + more.length > 0 || one.given['operationId'] === undefined) return [];
    return one.given['callback'] === other.given['callback'] ? [] : [[one, other] as const];
  });
}

function callbacks(node: Node, reading: Reading): Element[] {
  const all = entriesOf(own(node, 'callbacks'), reading.documents, true);
  return all.flatMap(([name, callback]) => callbacksOf(name, callback, reading));
}

/** The operations of one callback: what the server calls once a client has called it. */
export function callbacksOf(name: string, callback: Node, reading: Reading): Element[] {
  const reach: Reach = { flow: flipped, given: { callback: true }, prefix: `callback ${name} ` };
  return callback.broken === undefined ? operations(callback, reading, reach) : [unknown(name, callback, reach)];
}

function operation(
  method: string,
  node: Node,
  { path: written, inherited: item, layers, holder }: Item,
  reading: Reading,
  reach: Reach,
): Operation {
  const { flow, prefix } = reach;
  const own3 = reading.version !== '2' && childOf(node, 'requestBody', reading.documents);
  const content =
    reading.version === '2' ? legacyBody(node, item, reading, flow) : own3 ? [body(own3, reading, flow)] : [];
  const calledByUs = flow.request === 'output';
  const path = calledByUs ? written : asTemplate(written);
  let known: ReadonlySet<string> | undefined;
  // The name of a callback is nobody's but the contract's: what is sent goes where its expression says.
  const ofClients = () => new Set(reach.given['callback'] ? [path] : []);
  const named = () => (calledByUs ? new Set<string>() : addressesOf(bare(path), node, item, reading));
  const addresses = () => (known ??= calledByUs ? ofClients() : addressesOf(path, node, item, reading));
  return {
    kind: 'operation',
    key: `${prefix}${method} ${calledByUs ? path : path.replaceAll(/\{[^}]*\}/g, '{}')}`,
    name: `${prefix}${method} ${written}`,
    flow: flow.request,
    at: node.via ?? node.spot,
    via: item.via,
    holder,
    role: calledByUs ? 'part' : 'choice',
    ...(reach.given['callback'] ? { identity: `callback ${addressOf(node.spot)}` } : {}),
    method,
    addresses,
    named,
    path,
    callbacks: () => callbacks(node, reading),
    renamedFrom: (other) =>
      isOperation(other) &&
      other.method === method &&
      (meet(addresses(), other.addresses()) || (isFilled(path, other.path) && meet(named(), other.named()))),
    aliases: () => [...addresses(), ...named()].map((address) => `${method} ${address}`),
    given: { ...reach.given, ...lifecycle([node.raw, item.raw].filter(isMap), reading.asOf), ...idOf(node) },
    // Made only for operations that differ.
    get through() {
      return [
        { node: { ...node, raw: withoutResponses(path, node) } },
        ...layers.map((one) => ({ node: { ...one, raw: withoutOperations(one.raw) } })),
        { node: reading.inherited },
        ...throughResponses(node, reading, flow),
      ];
    },
    remains: [
      { node, fields: calledByUs ? calledByUsFields : operationFields },
      ...layers.map((one) => ({ node: one, fields: calledByUs ? itemCalledByUsFields : itemFields })),
    ],
    aspects: () => [operationId(node), ...lifecycleAspects(layersOf(node, item), node.spot)],
    added: ({ kind }) =>
      kind === 'body' && !calledByUs && isBlankOperation(method, node, item, reading) ? { blank: true } : {},
    held: (part) => heldResponse(part, node, reading, flow),
    parts: () => [
      ...parameters(path, node, item, reading, flow),
      ...content,
      ...responses(node, reading, flow),
      ...(calledByUs ? [] : [...security(node, reading), ...servers(path, node, item, reading)]),
      ...callbacks(node, reading),
    ],
  };
}

/** A path as OpenAPI writes it, where its variables are written as routers write them: `/orders/:id`. */
function asTemplate(path: string): string {
  return path.replaceAll(/(?<=\/):(\w+)(?=\/|$)/g, '{$1}');
}

/** A path with the names of its variables in their place. */
function bare(path: string): string {
  return path.replaceAll(/\{([^}]*)\}/g, '$1');
}

/** Whether another path has variables where this one only has their names, so that it is still found where it was. */
function isFilled(path: string, other: string): boolean {
  const now = other.split('/');
  return path.split('/').every((segment, index) => segment === now[index] || `{${segment}}` === now[index]);
}

function isOperation(element: Element): element is Operation {
  return 'addresses' in element && 'method' in element;
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((one) => others.has(one));
}

/** The operation but for its responses. The place of a parameter in the path is not told by the parameter. */
function withoutResponses(path: string, { raw }: Node): unknown {
  return { places: path.match(/\{[^}]*\}/g), operation: isMap(raw) ? { ...raw, responses: undefined } : raw };
}

/** What every operation takes over from the contract, as one node. */
export function inheritedFrom(root: Node): Node {
  const from = (holder: Node | undefined, ...keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, holder && own(holder, key)?.raw]));
  const raw = {
    ...from(root, 'security', 'servers', 'securityDefinitions', 'consumes', 'produces', 'schemes', 'host', 'basePath'),
    ...from(own(root, 'components'), 'securitySchemes'),
  };
  return { ...root, raw };
}

/** What a path item says beside its operations and its `$ref`. */
function withoutOperations(item: unknown): unknown {
  if (!isMap(item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([key]) => !listsOperations.has(key)));
}

const listsOperations = new Set([...methods, 'additionalOperations', '$ref']);

function layersOf(node: Node, item: Node) {
  return [node, item].flatMap(({ raw, spot }) => (isMap(raw) ? [{ raw, spot }] : []));
}

function idOf(node: Node): { readonly operationId?: string } {
  const id = textOf(node, 'operationId');
  return typeof id === 'string' ? { operationId: id } : {};
}

function operationId(node: Node): AspectValue {
  const value = textOf(node, 'operationId');
  const at = keywordSpot(node, 'operationId');
  return { aspect: 'operationId', value, law: note, stated: value !== undefined, at };
}
