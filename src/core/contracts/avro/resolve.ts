import { isMap, type Node, own } from '../document-store.ts';
import { type Defined, type Names, primitives, type Schema, shortName, within } from './names.ts';

/** A schema that is no union, with its name looked up. */
export interface Branch {
  /** `int`, `array`, `record`; the name itself where it leads nowhere. */
  readonly type: string;
  readonly schema: Schema;
  /** Where it is written or referred to. */
  readonly used: Node;
  readonly defined: Defined | null;
  readonly broken: boolean;
}

/** The alternatives of a schema: those of a union, or the one that it is. */
export function branchesOf(schema: Schema, names: Names): readonly Branch[] {
  const { raw } = schema.node;
  if (Array.isArray(raw)) {
    const seen = new Set<unknown>();
    return raw.flatMap((written: unknown, index) => {
      // A union has each of its types once.
      if (typeof written === 'string' && seen.has(written)) return [];
      seen.add(written);
      const node = own(schema.node, index);
      return node === undefined || Array.isArray(node.raw) ? [] : [branchOf({ ...schema, node }, names)];
    });
  }
  const inner = isMap(raw) && typeof raw['type'] === 'object' ? own(schema.node, 'type') : undefined;
  return inner === undefined ? [branchOf(schema, names)] : branchesOf({ ...schema, node: inner }, names);
}

function branchOf(schema: Schema, names: Names): Branch {
  const { node } = schema;
  const { raw } = node;
  const plain = { schema, used: node, defined: null, broken: false };
  const written = isMap(raw) ? raw['type'] : raw;
  if (typeof written !== 'string') return { ...plain, type: 'unknown', broken: true };
  if (primitives.has(written) || written === 'array' || written === 'map') return { ...plain, type: written };
  const own = within(schema);
  const defined = 'name' in own ? (own as Defined) : names.find(written, schema);
  if (defined === null) return { ...plain, type: written, broken: true };
  const type = isMap(defined.node.raw) ? String(defined.node.raw['type']) : 'unknown';
  return { type: type === 'error' ? 'record' : type, schema: defined, used: node, defined, broken: false };
}

const promotions: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
};

/** Whether a reader of one primitive takes what was written as another. */
export function promotes(written: string, read: string): boolean {
  return promotions[written]?.includes(read) === true;
}

/** Whether one of these types takes what was written as another. */
export function isTakenBy(readers: ReadonlySet<string>, written: string): boolean {
  return promotions[written]?.some((type) => readers.has(type)) === true;
}

/** How it is called in a message. */
export function labelOf({ type, defined }: Branch): string {
  return defined === null ? type : shortName(defined.name);
}

/** Whether a reader finds a writer's named type as its own: by its name, or by an alias. */
export function knows(reader: Defined, writer: Defined): boolean {
  return isCalled(reader, writer) || reader.aliases.some((alias) => alias === writer.name);
}

/** Whether both have the same unqualified name, which is what resolution goes by. */
export function isCalled(one: Defined, other: Defined): boolean {
  return shortName(one.name) === shortName(other.name);
}

/** Whether two branches of unions are the same one. */
export function isSameBranch(before: Branch, after: Branch): boolean {
  if (before.type !== after.type) return false;
  if (before.defined === null || after.defined === null) return true;
  return isReadBy(before, after) || isReadBy(after, before);
}

/** Whether the one of two named types that reads finds the other as its own. */
export function isReadBy({ type, defined }: Branch, reader: Branch): boolean {
  return reader.type === type && defined !== null && reader.defined !== null && knows(reader.defined, defined);
}
