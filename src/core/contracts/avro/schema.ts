import { byNames } from '../by-names.ts';
import type { AspectValue, Element, Matched } from '../comparison/element.ts';
import { allowingFlag, note } from '../comparison/laws.ts';
import { own } from '../document-store.ts';
import { symbolDefault } from './defaults.ts';
import { logicalLaw, logicalOf, nameLaw, typeLaw, type TypeValue } from './laws.ts';
import { type Schema, shortName } from './names.ts';
import type { Reading } from './reading.ts';
import { properties } from './record.ts';
import { type Branch, branchesOf, isReadBy, isSameBranch, isTakenBy, labelOf } from './resolve.ts';
import { symbols } from './symbols.ts';

const schemas = new WeakMap<Element, { readonly schema: Schema; readonly reading: Reading }>();

/**
 * A schema of Avro as an element, with everything below it. Readers and writers are told apart by the flow: what flows
 * in is read by the new schema, and what flows out is written by it.
 */
export function schemaElement(schema: Schema, reading: Reading, name = '', key = ''): Element {
  const branches = branchesOf(schema, reading.names);
  for (const { broken, type, used } of branches) if (broken) reading.missed?.(type, used.spot);
  const [only] = branches;
  const single = branches.length === 1 && !Array.isArray(schema.node.raw) ? only : undefined;
  const defined = single?.defined ?? null;
  const element: Element = {
    kind: 'schema',
    role: 'detail',
    key,
    name,
    flow: reading.flow,
    at: schema.node.spot,
    given: { site: 'body' },
    ...(defined && {
      identity: `${defined.name} ${defined.node.spot.document.file}`,
      component: shortName(defined.name),
    }),
    ...(branches.some(({ broken }) => broken) && { broken: branches.map(labelOf).join(' ') }),
    alike: (before) => reading.apart && isElsewhere(single, schema) && isSameFile(single, before),
    aspects: () => [],
    parts: () => [],
    aligned: (before) => {
      const other = schemas.get(before);
      return other === undefined ? null : compared(before, element, other, { schema, reading });
    },
  };
  schemas.set(element, { schema, reading });
  return element;
}

/** The same for all that a file holds: where that is gone, nobody reads or writes it any more. */
export function wholeElement(schema: Schema, reading: Reading, name: string): Element {
  const element: Element = { ...schemaElement(schema, reading, name), role: 'part' };
  schemas.set(element, { schema, reading });
  return element;
}

/** Whether a type is defined in another file than it is used in. */
function isElsewhere(branch: Branch | undefined, { node }: Schema): boolean {
  return branch !== undefined && branch.defined !== null && branch.defined.node.spot.document !== node.spot.document;
}

function isSameFile(branch: Branch | undefined, before: Element): boolean {
  const other = schemas.get(before);
  if (other === undefined || branch === undefined) return false;
  const [was] = branchesOf(other.schema, other.reading.names);
  const file = ({ defined, schema }: Branch) => (defined ?? schema).node.spot.document.file;
  return (
    was !== undefined &&
    isElsewhere(was, other.schema) &&
    labelOf(was) === labelOf(branch) &&
    file(was) === file(branch)
  );
}

interface Told {
  readonly schema: Schema;
  readonly reading: Reading;
}

/** Two versions of a schema, as they are compared: null apart, then the type that is left, or the alternatives. */
function compared(before: Element, after: Element, was: Told, now: Told): [Element, Element] {
  const [a, b] = [branchesOf(was.schema, was.reading.names), branchesOf(now.schema, now.reading.names)];
  // Where one side is null and nothing else, null is an alternative like any other.
  const isPlain = [a, b].some((branches) => branches.every(({ type }) => type === 'null'));
  const [coreA, coreB] = isPlain ? [a, b] : [withoutNull(a), withoutNull(b)];
  const [one, other] = [coreA[0], coreB[0]];
  if (a.length === 1 && b.length === 1 && a[0] && b[0]) return single(before, after, [a[0], was], [b[0], now]);
  const nulls: [AspectValue, AspectValue] = [nullable(a, was), nullable(b, now)];
  const union = (element: Element, value: AspectValue): Element => ({ ...element, aspects: () => [value] });
  if (coreA.length === 1 && coreB.length === 1 && one && other) {
    return [
      { ...union(before, nulls[0]), parts: () => [inner(one, was, before.name)] },
      { ...union(after, nulls[1]), parts: () => [inner(other, now, after.name)] },
    ];
  }
  return [union(before, nulls[0]), { ...union(after, nulls[1]), matched: () => matched([coreA, was], [coreB, now]) }];
}

/** The alternatives but for null. */
function withoutNull(branches: readonly Branch[]): readonly Branch[] {
  return branches.filter(({ type }) => type !== 'null');
}

function nullable(branches: readonly Branch[], { schema }: Told): AspectValue {
  const value = branches.some(({ type }) => type === 'null');
  return { aspect: 'nullable', value, law: allowingFlag, stated: true, at: schema.node.spot };
}

/** The schema of one branch, written where the branch is. */
function inner(branch: Branch, { schema, reading }: Told, name: string): Element {
  return schemaElement({ node: branch.used, namespace: schema.namespace }, reading, name);
}

/** The alternatives that go together, and those that no reader of the other side takes. */
function matched([a, was]: [readonly Branch[], Told], [b, now]: [readonly Branch[], Told]): Matched {
  const free = new Set(b);
  const pairs: [Element, Element][] = [];
  const [namedA, namedB] = [byNames(a, namesOf), byNames(b, namesOf)];
  const left = a.filter((branch) => {
    const alike = namesOf(branch).flatMap((name) => [...(namedB.get(name) ?? [])]);
    const other = alike.find((one) => free.has(one) && isSameBranch(branch, one));
    if (other === undefined) return true;
    free.delete(other);
    pairs.push([variant(branch, was), variant(other, now)]);
    return false;
  });
  const [typesOfA, typesOfB] = [a, b].map((side) => new Set(side.map(({ type }) => type))) as [
    Set<string>,
    Set<string>,
  ];
  /** Whether a reader takes the alternative for one that is paired with another, by its name or an alias. */
  const isTaken = (branch: Branch, flow: 'input' | 'output') => {
    const readers = namesOf(branch).flatMap((name) => [...((flow === 'input' ? namedB : namedA).get(name) ?? [])]);
    const reader = readers.find((one) => isReadBy(branch, one));
    if (reader === undefined || ![flow, 'both'].includes(was.reading.flow)) return false;
    const [one, other] = flow === 'input' ? [branch, reader] : [reader, branch];
    const oneWay = ({ schema, reading }: Told): Told => ({ schema, reading: { ...reading, flow } });
    pairs.push([variant(one, oneWay(was)), variant(other, oneWay(now))]);
    return true;
  };
  return {
    pairs,
    removed: left
      .filter((branch) => !isTakenBy(typesOfB, branch.type) && !isTaken(branch, 'input'))
      .map((branch) => variant(branch, was)),
    added: [...free]
      .filter((branch) => !isTakenBy(typesOfA, branch.type) && !isTaken(branch, 'output'))
      .map((branch) => variant(branch, now)),
  };
}

/** The last parts of the names that a branch goes by, or its type where it has none. */
function namesOf({ type, defined }: Branch): readonly string[] {
  return defined === null ? [type] : [...new Set([defined.name, ...defined.aliases].map(shortName))];
}

function variant(branch: Branch, told: Told): Element {
  const label = labelOf(branch);
  const { spot } = branch.used;
  const at = own(branch.used, 'name')?.spot ?? spot;
  const parts = () => [inner(branch, told, label)];
  const rest = branch.broken ? { broken: label } : {};
  return {
    kind: 'variant',
    role: 'choice',
    key: label,
    name: label,
    flow: told.reading.flow,
    at,
    given: {},
    aspects: () => [],
    parts,
    ...rest,
  };
}

/** Two types that are no unions. */
function single(
  before: Element,
  after: Element,
  [a, was]: [Branch, Told],
  [b, now]: [Branch, Told],
): [Element, Element] {
  const [left, right] = partsOf([a, was], [b, now]);
  return [
    { ...before, aspects: () => aspectsOf(a, was), parts: () => left },
    { ...after, aspects: () => aspectsOf(b, now), parts: () => right },
  ];
}

/** What is said of a type by itself. */
function aspectsOf(branch: Branch, { schema }: Told): AspectValue[] {
  const { type, defined, used } = branch;
  const { node } = branch.schema;
  const at = own(schema.node, 'type')?.spot ?? used.spot;
  const logical = logicalOf(branch);
  const symbol = type === 'enum' ? symbolDefault(branch) : null;
  const values: AspectValue[] = [
    {
      aspect: 'type',
      value: typeOf(branch),
      shown: shownType(typeOf(branch)),
      law: typeLaw,
      stated: true,
      at,
      differsAt: (other) => (type === 'fixed' && isFixed(other as TypeValue) ? own(node, 'size')?.spot : undefined),
      decides: (_, a, b) => (a as TypeValue).label !== (b as TypeValue).label,
    },
    {
      aspect: 'format',
      value: logical,
      law: logicalLaw,
      stated: logical !== undefined,
      at: own(node, 'logicalType')?.spot ?? at,
      differsAt: (other) => {
        const keyword = digitsIn(logical, other);
        return keyword === undefined ? undefined : own(node, keyword)?.spot;
      },
    },
  ];
  if (defined !== null) {
    const spot = own(defined.node, 'name')?.spot ?? at;
    const decides = (effect: string) => effect === 'replaced';
    const differsAt = (other: unknown) =>
      shortName((other as typeof defined).name) === shortName(defined.name) ? defined.namespaceAt : undefined;
    values.push({
      aspect: 'name',
      value: defined,
      shown: defined.name,
      law: nameLaw,
      stated: true,
      at: spot,
      differsAt,
      decides,
    });
  }
  if (symbol !== null) {
    const spot = own(node, 'default')?.spot ?? at;
    values.push({ aspect: 'default', value: symbol.text, shown: symbol.shown, law: note, stated: true, at: spot });
  }
  return values;
}

function isFixed({ label }: TypeValue): boolean {
  return label.startsWith('fixed');
}

/** Which digits of a decimal are others than those of the other version, where both are decimals. */
function digitsIn(one: unknown, other: unknown): 'precision' | 'scale' | undefined {
  const [a, b] = [one, other].map((value) => /^decimal\((.*), (.*)\)$/.exec(String(value)));
  if (!a || !b) return undefined;
  return a[2] === b[2] ? 'precision' : 'scale';
}

function partsOf([a, was]: [Branch, Told], [b, now]: [Branch, Told]): readonly [Element[], Element[]] {
  if (a.type !== b.type) return [[], []];
  if (a.type === 'record') return properties([a, was.reading], [b, now.reading], schemaElement);
  if (a.type === 'enum') return symbols([a, was.reading], [b, now.reading]);
  return [content(a, was.reading), content(b, now.reading)];
}

/** What an array or a map holds. */
function content({ type, schema }: Branch, reading: Reading): Element[] {
  const key = type === 'array' ? 'items' : 'values';
  const node = type === 'array' || type === 'map' ? own(schema.node, key) : undefined;
  if (node === undefined) return [];
  return [
    {
      kind: 'constraint',
      role: 'detail',
      key,
      name: key,
      flow: reading.flow,
      at: node.spot,
      given: { constraint: key },
      aspects: () => [],
      parts: () => [schemaElement({ ...schema, node }, reading, key)],
    },
  ];
}

function typeOf(branch: Branch): TypeValue {
  const { type, schema } = branch;
  const size = type === 'fixed' ? own(schema.node, 'size')?.raw : undefined;
  const symbols = type === 'enum' ? own(schema.node, 'symbols')?.raw : undefined;
  return {
    label: size === undefined ? type : `${type} of ${String(size)} bytes`,
    symbols: Array.isArray(symbols) ? symbols.map(String) : [],
  };
}

/** As people are shown it: an enum with its symbols, as far as they fit. */
function shownType({ label, symbols }: TypeValue): string {
  const most = 12;
  const more = symbols.length > most ? ' | ...' : '';
  return symbols.length === 0 ? label : `${label} of ${symbols.slice(0, most).join(' | ')}${more}`;
}
