import { type Node, own, rootNode } from '../document-store.ts';
import type { Unit } from '../format.ts';
import type { DirectiveText, FieldText, Sdl, TypeKind, TypeText } from './sdl.ts';
import { isEntity } from './is-entity.ts';
import { namedType } from './type-text.ts';
import { Users } from './users.ts';

/** What a name of a type stands for: its definition with all that extends it. */
export interface TypeEntry {
  readonly name: string;
  readonly kind: TypeKind;
  /** The definition first; where only extensions are at hand, the first of them. */
  readonly nodes: readonly [Node, ...Node[]];
}

/** A part of a type or of the schema, by its name. */
export interface NamedNode {
  readonly name: string;
  readonly node: Node;
}

/** An operation: a field of one of the types that operations start from. */
export interface Operation {
  /** `Query.orders`, whatever the type is called. */
  readonly name: string;
  /** What the type is called. */
  readonly root: string;
  readonly node: Node;
}

/** Whether clients send the values of a type, receive them, or both. */
export type Usage = 'input' | 'output' | 'both';

const operationTypes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** The files of a unit as one schema, with what refers to what. */
export class Schema {
  readonly types = new Map<string, TypeEntry>();
  readonly directives: readonly NamedNode[];
  readonly operations: readonly Operation[];
  /** The names of the types that operations start from, each with its usual one. */
  readonly roots: ReadonlyMap<string, string>;
  readonly #nodes = new Map<string, Node[]>();
  readonly #usage = new Map<string, Usage>();
  /** What refers to a type: other types, or operations by their names. */
  readonly #referrers = new Map<string, Set<string>>();
  readonly #possible = new Map<string, NamedNode[]>();
  readonly #users: Users;
  #reached: ReadonlySet<string> | undefined;
  #asked: readonly TypeEntry[] | undefined;

  constructor({ documents }: Unit) {
    const roots = documents.map((document) => rootNode(document));
    for (const root of roots) {
      for (const { name, node } of below(root, 'types')) this.#enter(name, node);
    }
    for (const root of roots) {
      for (const { node } of below(root, 'extensions')) this.#enter((node.raw as { name: string }).name, node);
    }
    this.directives = roots.flatMap((root) => below(root, 'directives'));
    const stated = Object.assign({}, ...roots.flatMap(({ raw }) => (raw as Sdl).schemas.map((one) => one.roots))) as {
      readonly [operation: string]: string;
    };
    const names = Object.entries(operationTypes).map(([operation, usual]) => ({
      usual,
      name: stated[operation] ?? (Object.keys(stated).length === 0 && !this.#isValue(usual) ? usual : ''),
    }));
    this.roots = new Map(names.flatMap(({ name, usual }) => (this.types.has(name) ? [[name, usual] as const] : [])));
    this.operations = names.flatMap(({ usual, name }) =>
      this.fields(this.types.get(name)).map((field) => ({
        name: `${usual}.${field.name}`,
        root: name,
        node: field.node,
      })),
    );
    this.#connect();
    this.#users = new Users(this.operations, this.#referrers);
  }

  /** The fields of a type, from its definition and its extensions. */
  fields(entry: TypeEntry | undefined): readonly NamedNode[] {
    return partsOf(entry, 'fields');
  }

  /** The values of an enum, from its definition and its extensions. */
  values(entry: TypeEntry): readonly NamedNode[] {
    return partsOf(entry, 'values');
  }

  /** What a union or an interface may turn out to be: its members, or what implements it. */
  possible({ name }: TypeEntry): readonly NamedNode[] {
    return this.#possible.get(name) ?? [];
  }

  /** Whether a field has a type as its own, so that what it may turn out to be is met there; also where other schemas may have such a field. */
  isReturned(name: string): boolean {
    return this.operations.length === 0 || this.#usage.has(name) || this.#entities().length > 0;
  }

  /** The types that other services of a federation ask for. */
  #entities(): readonly TypeEntry[] {
    return (this.#asked ??= [...this.types.values()].filter(({ nodes }) =>
      nodes.some(({ raw }) => isEntity(raw as TypeText)),
    ));
  }

  /** Which way values of an enum or a scalar go; both ways where nothing at hand uses it. */
  usageOf(name: string): Usage {
    return this.#usage.get(name) ?? 'both';
  }

  /** Whether requests can come by a type: from an operation, or where a gateway asks for an entity; also where there are no operations. */
  isReached(name: string): boolean {
    return this.operations.length === 0 || this.roots.has(name) || this.#reachable().has(name);
  }

  /** The operations that lead to a type, in the order of the schema; where there are too many to keep, some of them. */
  usedBy(name: string): readonly string[] {
    return this.#users.of(name);
  }

  /** All types that operations lead to, found in one go. */
  #reachable(): ReadonlySet<string> {
    if (this.#reached !== undefined) return this.#reached;
    const leads = new Map<string, string[]>();
    const lead = (from: string, to: string): void => {
      const known = leads.get(from);
      if (known === undefined) leads.set(from, [to]);
      else known.push(to);
    };
    for (const [to, users] of this.#referrers) for (const from of users) lead(from, to);
    // A fragment on what a type implements, or on a union of it, is allowed wherever the type is.
    for (const [abstract, types] of this.#possible) {
      for (const { name } of types) lead(name, abstract);
    }
    const starts = [...this.operations, ...this.#entities()].map(({ name }) => name);
    const reached = new Set([...starts, ...this.directives.map(({ name }) => `@${name}`)]);
    for (const one of reached) for (const next of leads.get(one) ?? []) reached.add(next);
    this.#reached = reached;
    return reached;
  }

  /** Whether a type is what fields hold, and so nothing that operations start from: a `Subscription` may be that of an order. */
  #isValue(name: string): boolean {
    if (name === operationTypes.query || !this.types.has(name)) return false;
    const holds = ({ node }: NamedNode) => namedType((node.raw as FieldText).type) === name;
    return [...this.types.values()].some((entry) => this.fields(entry).some(holds));
  }

  #enter(name: string, node: Node): void {
    const known = this.#nodes.get(name);
    if (known !== undefined) {
      known.push(node);
      return;
    }
    const nodes: [Node] = [node];
    this.#nodes.set(name, nodes);
    this.types.set(name, { name, kind: (node.raw as TypeText).kind, nodes });
  }

  #connect(): void {
    for (const { name, node } of this.operations) this.#connectField(name, node.raw as FieldText, 'output');
    for (const { name, node } of this.directives) {
      for (const { type } of Object.values((node.raw as DirectiveText).arguments)) {
        this.#refer(`@${name}`, namedType(type));
        this.#use(namedType(type), 'input');
      }
    }
    for (const entry of this.types.values()) {
      const { name, kind } = entry;
      const flow = kind === 'input' ? 'input' : 'output';
      if (!this.roots.has(name)) {
        for (const { node } of this.fields(entry)) this.#connectField(name, node.raw as FieldText, flow);
      }
      for (const member of partsOf(entry, 'members')) this.#allow(name, member.name, member.node);
      for (const { name: abstract, node } of partsOf(entry, 'interfaces')) this.#allow(abstract, name, node);
    }
  }

  #connectField(from: string, { type, arguments: args }: FieldText, flow: 'input' | 'output'): void {
    this.#refer(from, namedType(type));
    this.#use(namedType(type), flow);
    for (const name in args) {
      const argument = namedType((args[name] as FieldText).type);
      this.#refer(from, argument);
      this.#use(argument, 'input');
    }
  }

  #allow(abstract: string, name: string, node: Node): void {
    const known = this.#possible.get(abstract);
    if (known === undefined) this.#possible.set(abstract, [{ name, node }]);
    else known.push({ name, node });
    this.#refer(abstract, name);
  }

  #refer(from: string, to: string): void {
    const known = this.#referrers.get(to);
    if (known === undefined) this.#referrers.set(to, new Set([from]));
    else known.add(from);
  }

  #use(name: string, flow: 'input' | 'output'): void {
    const known = this.#usage.get(name);
    this.#usage.set(name, known === undefined || known === flow ? flow : 'both');
  }
}

/** What stands under the names of a map, or in a list. */
export function below(node: Node, key: string): readonly NamedNode[] {
  const holder = own(node, key);
  if (holder === undefined) return [];
  return Object.keys(holder.raw as object).flatMap((name) => {
    const child = own(holder, Array.isArray(holder.raw) ? Number(name) : name);
    return child === undefined ? [] : [{ name, node: child }];
  });
}

function partsOf(entry: TypeEntry | undefined, key: 'fields' | 'members' | 'interfaces' | 'values'): NamedNode[] {
  if (entry === undefined) return [];
  const [only, ...others] = entry.nodes;
  if (others.length === 0) return [...below(only, key)];
  const found = new Map<string, NamedNode>();
  for (const node of entry.nodes)
    for (const part of below(node, key)) found.set(part.name, found.get(part.name) ?? part);
  return [...found.values()];
}
