import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { fields, type Remains } from '../comparison/remains.ts';
import { written } from '../comparison/written.ts';
import { isMap, type Node, own, pathOf } from '../document-store.ts';
import { anyText, normalAddress, pathOfAddress, servesAt, withoutVersion } from './server-address.ts';
import { entriesOf, itemsOf, keywordSpot, type Reading, textOf } from './reading.ts';

/** A server as it is listed, with the addresses that its variables make of it. */
interface Listed {
  readonly url: string;
  readonly addresses: readonly string[];
  /** The address of those who choose nothing. */
  readonly usual: string;
  /** The same for any values of the variables that list none, as a parameter of a path may have. */
  readonly open: string;
  readonly node: Node;
  readonly at: Spot;
  /** Where the value of a variable is listed that makes each of the addresses, if one variable alone has a list. */
  readonly values?: readonly Spot[] | undefined;
  /** OpenAPI 2.0 writes an address in three pieces. */
  readonly pieces?: readonly { readonly value: string; readonly at: Spot }[];
  /** Set where it is not listed. */
  readonly unwritten?: boolean;
}

interface Servers extends Element {
  /** Where the operation is found: server and path. */
  readonly addresses: ReadonlySet<string>;
  /** The path alone. */
  readonly shape: string;
  readonly listed: () => readonly Listed[];
}

interface Server extends Element {
  /** What it is but for its version, where no other server of the list is the same but for its version. */
  readonly unversioned: string | null;
}

/**
 * Where an operation is reached: its own servers, else those of its path, else those of the whole contract, else where
 * the contract itself was found. What counts is server and path together.
 */
export function servers(path: string, operation: Node, item: Node, reading: Reading): Element[] {
  const explicit = explicitOf(operation, item, reading);
  const all = () => listed(operation, item, reading);
  const partsOf = (list: readonly Listed[], others: readonly Listed[] = list) => [
    ...choices(list, others),
    ...list.map(template),
  ];
  const shape = path.replaceAll(/\{[^}]*\}/g, anyText);
  const whole = (address: string) => `${normalAddress(address)}${shape}`;
  const element: Servers = {
    kind: 'server',
    key: '',
    name: 'servers',
    flow: 'input',
    at: explicit?.spot ?? own(reading.root, 'servers')?.spot ?? reading.root.spot,
    role: 'detail',
    given: {},
    identity: `servers ${explicit ? pathOf(explicit.spot).join('/') : ''}`,
    component: explicit ? undefined : 'servers',
    shape,
    get addresses() {
      return new Set(
        all()
          .flatMap(({ addresses }) => addresses)
          .map(whole),
      );
    },
    alike: (before) => 'addresses' in before && isMoved(before as Servers, element),
    aspects: () => [],
    parts: () => partsOf(all()),
    listed: all,
    aligned: (before) => {
      if (!('listed' in before)) return null;
      const [was, now] = [(before as Servers).listed(), all()];
      const aligned = ({ key, kind, name, flow, at, role, given }: Element) =>
        ({ key, kind, name, flow, at, role, given, aspects: () => [] }) as const;
      return [
        { ...aligned(before), parts: () => partsOf(was, now) },
        { ...aligned(element), parts: () => partsOf(now, was) },
      ];
    },
  };
  return [element];
}

/** The paths under which an operation is found on its servers. */
export function addressesOf(path: string, operation: Node, item: Node, reading: Reading): ReadonlySet<string> {
  const shape = path.replaceAll(/\{[^}]*\}/g, anyText);
  return new Set(
    listed(operation, item, reading)
      .flatMap(({ usual, open }) => [usual, open])
      .map((address) => `${pathOfAddress(address)}${shape}`),
  );
}

/** Whether an operation whose path changed is still found wherever it was. */
function isMoved(before: Servers, after: Servers): boolean {
  if (before.shape === after.shape) return false;
  return [...before.addresses].every((was) => [...after.addresses].some((now) => servesAt(now, was)));
}

function explicitOf(operation: Node, item: Node, { version }: Reading): Node | undefined {
  return version === '2' ? own(operation, 'schemes') : (own(operation, 'servers') ?? own(item, 'servers'));
}

function listed(operation: Node, item: Node, reading: Reading): Listed[] {
  if (reading.version === '2') return legacyServers(operation, reading);
  const list = explicitOf(operation, item, reading) ?? own(reading.root, 'servers');
  const found = itemsOf(list, reading.documents).flatMap((node) => {
    const url = textOf(node, 'url');
    return url === undefined ? [] : [serverOf(url, node, reading)];
  });
  return found.length > 0 ? found : [{ ...plain('/', reading.root, reading.root.spot), unwritten: true }];
}

/** OpenAPI 2.0: `schemes`, `host` and `basePath`. */
function legacyServers(operation: Node, { root, documents }: Reading): Listed[] {
  const host = own(root, 'host');
  const base = own(root, 'basePath');
  const explicit = own(operation, 'schemes');
  const at = base ?? host ?? root;
  const address = `${host ? `//${written(host.raw)}` : ''}${written(base?.raw ?? '/')}`;
  const schemes = itemsOf(explicit ?? own(root, 'schemes'), documents);
  const pieces = [host, base].flatMap((node) => (node ? [{ value: written(node.raw), at: node.spot }] : []));
  if (schemes.length === 0) return [{ ...plain(address, at, at.spot), pieces, unwritten: at === root }];
  return schemes.map((scheme) => ({
    ...plain(`${written(scheme.raw)}:${address}`, at, explicit ? scheme.spot : at.spot),
    pieces: [...pieces, { value: written(scheme.raw), at: scheme.spot }],
  }));
}

function plain(url: string, node: Node, at: Spot): Listed {
  return { url, addresses: [url], usual: url, open: url, node, at };
}

/** More addresses than this are not told one by one. */
const most = 50;

function serverOf(url: string, node: Node, { documents }: Reading): Listed {
  const variables = new Map(entriesOf(own(node, 'variables'), documents, true));
  const names = [...new Set([...url.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))];
  const listOf = (name: string) => {
    const variable = variables.get(name);
    return variable ? itemsOf(own(variable, 'enum'), documents) : [];
  };
  const valuesOf = (name: string) => {
    const values = listOf(name).map(({ raw }) => written(raw));
    return values.length > 0 ? values : [anyText];
  };
  const fill = (addresses: readonly string[], name: string, values: readonly string[]) =>
    addresses.flatMap((address) => values.map((value) => address.replaceAll(`{${name}}`, value)));
  const count = names.reduce((product, name) => product * valuesOf(name).length, 1);
  const addresses = names.reduce((all, name) => fill(all, name, count > most ? [anyText] : valuesOf(name)), [url]);
  const filled = (valueOf: (name: string, variable: Node) => string | undefined) =>
    names.reduce((one, name) => {
      const variable = variables.get(name);
      return one.replaceAll(`{${name}}`, (variable && valueOf(name, variable)) ?? anyText);
    }, url);
  const usual = filled((_, variable) => defaultOf(variable));
  const open = filled((name, variable) => (listOf(name).length > 0 ? defaultOf(variable) : anyText));
  const lists = names.map(listOf).filter((list) => list.length > 0);
  const values = lists.length === 1 ? lists[0]?.map(({ spot }) => spot) : undefined;
  return { url, addresses, usual, open, node, at: node.via ?? node.spot, values };
}

/** What stands for a variable where nothing is chosen: a number without its quotes is the text that it is written as. */
function defaultOf(variable: Node): string | undefined {
  const value = own(variable, 'default')?.raw;
  return typeof value === 'number' ? String(value) : textOf(variable, 'default');
}

/**
 * Where an address of a list is written: of one that the other side does not have, the piece that the other side has
 * otherwise.
 */
function placesBeside(others: readonly Listed[]): (address: string, listed: Listed) => Spot {
  const urls = new Set(others.map(({ url }) => url));
  const values = new Set(others.flatMap(({ pieces = [] }) => pieces.map(({ value }) => value)));
  const areInPieces = others.every(({ pieces }) => pieces !== undefined);
  return (address, { url, addresses, at, values: listed, pieces }) => {
    const other = areInPieces ? pieces?.find(({ value }) => !values.has(value)) : undefined;
    return other?.at ?? (urls.has(url) ? listed?.[addresses.indexOf(address)] : undefined) ?? at;
  };
}

function choices(all: readonly Listed[], others: readonly Listed[]): Server[] {
  const found = new Map<string, Listed>();
  for (const one of all) {
    for (const address of one.addresses) if (!found.has(normalAddress(address))) found.set(normalAddress(address), one);
  }
  const forms = Map.groupBy(found.keys(), withoutVersion);
  const placeOf = placesBeside(others);
  return [...found].map(([key, one]) => {
    const { url, addresses, unwritten } = one;
    const form = withoutVersion(key);
    const address = addresses.find((each) => normalAddress(each) === key) ?? key;
    const name = addresses.length === 1 ? url : address;
    const only = forms.get(form)?.length === 1 ? form : null;
    return { ...server(key, name, placeOf(address, one), only), given: unwritten === true ? { unwritten } : {} };
  });
}

function server(key: string, name: string, at: Spot, unversioned: string | null): Server {
  return {
    kind: 'server',
    key,
    name,
    flow: 'input',
    at,
    role: 'choice',
    given: {},
    unversioned,
    coveredBy: (sibling) => servesAt(sibling.key, key),
    renamedFrom: (other) =>
      servesAt(other.key, key) || (unversioned !== null && 'unversioned' in other && other.unversioned === unversioned),
    aspects: () => [{ aspect: 'address', value: key, shown: name, law: addressLaw, stated: true, at }],
    parts: () => [],
  };
}

/** Of two addresses of one server, the one does what the other did, or is published beside it as another version. */
const addressLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  if (!servesAt(written(now), written(was))) return 'noted';
  return written(now).includes(anyText) ? 'widened' : null;
};

const usualLaw: AspectLaw = (was, now) => {
  const [before, after] = [normalAddress(written(was)), normalAddress(written(now))];
  if (before === after) return null;
  const form = withoutVersion(before);
  return form !== null && form === withoutVersion(after) ? 'noted' : 'replaced';
};

/** A server with its variables: which address is called by those who choose none. */
function template({ url, usual, node, at }: Listed): Element {
  const variables = own(node, 'variables');
  const [first, ...more] = isMap(variables?.raw) ? Object.keys(variables.raw) : [];
  const only = variables && first !== undefined && more.length === 0 ? own(variables, first) : undefined;
  return {
    kind: 'server',
    key: `template ${normalAddress(url.replaceAll(/\{[^{}]*\}/g, anyText))}`,
    name: url,
    flow: 'input',
    at,
    role: 'detail',
    given: {},
    remains: remainsOf(node, variables),
    aspects: () => [
      {
        aspect: 'default',
        value: usual,
        law: usualLaw,
        stated: true,
        at: only ? keywordSpot(only, 'default') : (variables?.spot ?? at),
      },
    ],
    parts: () => [],
  };
}

/** The name of a server is for people. What a variable is for that the address does not have is not known. */
const serverFields = fields('url name variables');
const serverFieldsWithSpare = fields('url name');
const variableFields = fields('enum default');

function remainsOf(node: Node, variables: Node | undefined): Remains[] {
  const url = textOf(node, 'url');
  if (url === undefined) return [];
  const names = isMap(variables?.raw) ? Object.keys(variables.raw) : [];
  const described = names.flatMap((name) => (variables && own(variables, name)) ?? []);
  const spare = names.some((name) => !url.includes(`{${name}}`));
  return [
    { node, fields: spare ? serverFieldsWithSpare : serverFields },
    ...described.map((one) => ({ node: one, fields: variableFields })),
  ];
}
