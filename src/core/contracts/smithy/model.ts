import type { Refusal } from '../../model/tree.ts';
import { below, type Document, rootOf, type Spot } from '../../texts/document.ts';
import { isMap, type Node } from '../document-store.ts';
import { preludeType } from './prelude.ts';

/** A shape as it is written, before mixins. */
export interface Shape {
  /** `example.orders#Order`. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly node: Node;
}

/** A member of a shape, with everything that mixins and `apply` give it. */
export interface Member {
  readonly name: string;
  readonly target: string;
  readonly traits: Traits;
  readonly at: Spot;
}

/** Traits by their absolute ids. */
export type Traits = ReadonlyMap<string, { readonly value: unknown; readonly at: Spot }>;

/** A shape that another one refers to, and where. */
export interface Target {
  readonly id: string;
  readonly at: Spot;
}

/** Keeps why what stands at a spot is not compared. */
type Miss = (at: Spot, refusal: Refusal) => void;

/** What mixins may copy in all. */
const mostCopied = 500_000;

/** The shapes of several texts that are one model, with their names resolved. */
export class Model {
  readonly documents: readonly Document[];
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly namespaces: ReadonlySet<string>;
  /** Whether a text could not be read: what is not there may be in it. */
  readonly partial: boolean;
  readonly #applied = new Map<string, Node[]>();
  readonly #traits = new Map<string, Traits>();
  readonly #members = new Map<string, ReadonlyMap<string, Member>>();
  readonly #miss: Miss;
  #copied = 0;

  constructor(documents: readonly Document[], partial: boolean, miss: Miss = () => {}) {
    this.documents = documents;
    this.partial = partial;
    this.#miss = miss;
    const written = documents.flatMap(shapesOf);
    this.shapes = new Map(written.toReversed().map((shape) => [shape.id, shape]));
    this.namespaces = new Set(documents.flatMap(namespacesOf));
    for (const document of documents) this.#keepApplied(document);
  }

  /** The absolute id of a name as it is written in a text. */
  resolve(name: string, document: Document): string {
    if (name.includes('#')) return name;
    const { namespace, use } = document.value as { namespace?: string; use?: Readonly<Record<string, string>> };
    if (use !== undefined && Object.hasOwn(use, name)) return use[name] ?? name;
    const local = `${namespace}#${name}`;
    return this.shapes.has(local) ? local : `smithy.api#${name}`;
  }

  /** What a map with a `target` refers to; null where it refers to nothing. */
  targetOf({ raw, spot }: Node): string | null {
    const target = isMap(raw) ? raw['target'] : null;
    return typeof target === 'string' ? this.resolve(target, spot.document) : null;
  }

  /** The services that the model offers: one that is a mixin is a part of others. */
  get services(): readonly Shape[] {
    return [...this.shapes.values()].filter(
      (shape) => shape.type === 'service' && !this.traitsOf(shape).has('smithy.api#mixin'),
    );
  }

  /** The targets of a list of such maps, and of those that its mixins have under that name. */
  targetsOf(shape: Shape, key: string): readonly Target[] {
    const found = new Map<string, Target>();
    for (const one of key === 'mixins' ? [shape] : this.withMixins(shape))
      for (const target of this.#listed(one, key)) if (!found.has(target.id)) found.set(target.id, target);
    return [...found.values()];
  }

  /** A shape, its mixins, and theirs. */
  withMixins(shape: Shape): ReadonlySet<Shape> {
    const shapes = new Set([shape]);
    for (const one of shapes) for (const mixin of this.#mixinsOf(one)) shapes.add(mixin);
    this.#count(shapes.size - 1);
    return shapes;
  }

  #mixinsOf(shape: Shape): readonly Shape[] {
    return this.#listed(shape, 'mixins').flatMap(({ id }) => this.shapes.get(id) ?? []);
  }

  #listed({ node }: Shape, key: string): readonly Target[] {
    const list = isMap(node.raw) ? node.raw[key] : null;
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((raw, index) => {
      const at = below(node.spot, key, index);
      const id = this.targetOf({ raw, spot: at });
      return id === null ? [] : [{ id, at }];
    });
  }

  /** Whether a shape that is not here may be defined in a model that this one uses, and need not be part of it. */
  isElsewhere(id: string): boolean {
    const [namespace = ''] = id.split('#');
    return namespace !== 'smithy.api' && !this.namespaces.has(namespace);
  }

  /** Notes that a shape which another model defines is not here. */
  note({ id, at }: Target): void {
    if (this.partial || !this.isElsewhere(id)) return;
    const because = `it refers to \`${id}\`, which is not here: what that says is not compared`;
    this.#miss(at, { because, fix: 'compare it with the model that defines it' });
  }

  /** What a shape is, prelude included; null where nobody here says. */
  typeOf(id: string): string | null {
    const shape = this.shapes.get(id);
    return shape === undefined ? preludeType(id) : this.typeOfShape(shape);
  }

  /** What a shape is: a text with a list of values was how an enumeration was written in the first version. */
  typeOfShape(shape: Shape): string {
    return shape.type === 'string' && this.traitsOf(shape).has('smithy.api#enum') ? 'enum' : shape.type;
  }

  /** Its traits, with those of its mixins and of `apply`. */
  traitsOf(shape: Shape): Traits {
    const known = this.#traits.get(shape.id);
    if (known !== undefined) return known;
    this.#traits.set(shape.id, new Map());
    const traits = new Map<string, { value: unknown; at: Spot }>();
    for (const mixin of this.#mixinsOf(shape)) {
      for (const [key, trait] of this.traitsOf(mixin)) if (key !== 'smithy.api#mixin') traits.set(key, trait);
    }
    this.#count(traits.size);
    this.#readTraits(shape.node, traits);
    for (const node of this.#applied.get(shape.id) ?? []) this.#readTraits(node, traits);
    const zero = isOfFirstVersion(shape) ? zeroOf(shape.type) : undefined;
    if (zero !== undefined && !traits.has(boxed)) traits.set(filled, { value: zero, at: shape.node.spot });
    this.#traits.set(shape.id, traits);
    return traits;
  }

  /** Its members, with those of its mixins, in their order. */
  membersOf(shape: Shape): ReadonlyMap<string, Member> {
    const known = this.#members.get(shape.id);
    if (known !== undefined) return known;
    this.#members.set(shape.id, new Map());
    const members = new Map<string, Member>();
    for (const mixin of this.#mixinsOf(shape)) {
      for (const [name, member] of this.membersOf(mixin)) members.set(name, member);
    }
    this.#count(members.size);
    const spot = shape.node.spot;
    for (const [name, raw] of membersIn(shape)) {
      const at = raw.at ?? below(spot, 'members', name);
      const inherited = members.get(name);
      const traits = new Map(inherited?.traits);
      this.#readTraits({ raw: raw.value, spot: at }, traits);
      const target = this.targetOf({ raw: raw.value, spot: at }) ?? inherited?.target ?? this.#elided(shape, name);
      members.set(name, { name, target, traits, at });
    }
    for (const [name, member] of members) {
      const applied = this.#applied.get(`${shape.id}$${name}`) ?? [];
      if (applied.length === 0) continue;
      const traits = new Map(member.traits);
      for (const node of applied) this.#readTraits(node, traits);
      members.set(name, { ...member, traits });
    }
    if (shape.type === 'structure' && isOfFirstVersion(shape)) {
      for (const [name, member] of members) {
        const value = member.traits.has(boxed) ? undefined : this.#impliedBy(member.target);
        if (value === undefined || member.traits.has(filled)) continue;
        members.set(name, { ...member, traits: new Map([...member.traits, [filled, { value, at: member.at }]]) });
      }
    }
    this.#members.set(shape.id, members);
    return members;
  }

  /** What a member of the first version holds where nothing is sent, by what it refers to. */
  #impliedBy(target: string): unknown {
    const shape = this.shapes.get(target);
    if (shape === undefined) return target.startsWith(primitive) ? zeroOf(preludeType(target)) : undefined;
    return isOfFirstVersion(shape) ? this.traitsOf(shape).get(filled)?.value : undefined;
  }

  /** What a member without a target has from the resource its structure is for. */
  #elided({ node: { raw, spot } }: Shape, name: string): string {
    const resource = isMap(raw) && typeof raw['for'] === 'string' ? this.resolve(raw['for'], spot.document) : '';
    const shape = this.shapes.get(resource);
    for (const key of ['identifiers', 'properties']) {
      const map = isMap(shape?.node.raw) ? shape.node.raw[key] : null;
      if (shape === undefined || !isMap(map) || !Object.hasOwn(map, name)) continue;
      return this.targetOf({ raw: map[name], spot: shape.node.spot }) ?? '';
    }
    return '';
  }

  #readTraits({ raw, spot }: Node, into: Map<string, { value: unknown; at: Spot }>): void {
    const traits = isMap(raw) ? raw['traits'] : null;
    if (!isMap(traits)) return;
    for (const [name, value] of Object.entries(traits)) {
      into.set(this.resolve(name, spot.document), { value, at: below(spot, 'traits', name) });
    }
  }

  #keepApplied(document: Document): void {
    const { applied, shapes } = document.value as { applied?: readonly Record<string, unknown>[]; shapes?: unknown };
    const keep = (target: string, node: Node) => {
      const [shape = '', member] = target.split('$');
      const id = this.resolve(shape, document);
      const key = member === undefined ? id : `${id}$${member}`;
      const list = this.#applied.get(key);
      if (list === undefined) this.#applied.set(key, [node]);
      else list.push(node);
    };
    for (const [index, raw] of (applied ?? []).entries()) {
      keep(String(raw['target']), { raw, spot: below(rootOf(document), 'applied', index) });
    }
    for (const [id, raw] of isMap(shapes) ? Object.entries(shapes) : []) {
      if (isMap(raw) && raw['type'] === 'apply') keep(id, { raw, spot: below(rootOf(document), 'shapes', id) });
    }
  }

  #count(copied: number): void {
    this.#copied += copied;
    if (this.#copied > mostCopied) throw new RangeError('mixins copy too much');
  }
}

const boxed = 'smithy.api#box';
const filled = 'smithy.api#default';
const primitive = 'smithy.api#Primitive';

/** Whether a shape is written in the first version of the language, where numbers and flags are never missing unless they are boxed. */
function isOfFirstVersion({ node: { spot } }: Shape): boolean {
  const { smithy } = spot.document.value as { smithy?: unknown };
  return /^1(\.|$)/.test(String(smithy));
}

const numbers = new Set(['byte', 'short', 'integer', 'long', 'float', 'double']);

/** What a number or a flag is where nobody sends it; nothing for other types. */
function zeroOf(type: string | null): unknown {
  return type === 'boolean' ? false : numbers.has(type ?? '') ? 0 : undefined;
}

/** The namespaces a text defines something in. */
export function namespacesOf({ value }: Document): readonly string[] {
  if (!isMap(value)) return [];
  if (typeof value['namespace'] === 'string') return value['namespace'] === '' ? [] : [value['namespace']];
  const shapes = isMap(value['shapes']) ? Object.keys(value['shapes']) : [];
  return [...new Set(shapes.map((id) => id.slice(0, Math.max(0, id.indexOf('#')))))];
}

/** The shapes of a text, without what `apply` adds to others. */
export function shapesOf(document: Document): readonly Shape[] {
  const { namespace, shapes } = document.value as { namespace?: unknown; shapes?: unknown };
  return (isMap(shapes) ? Object.entries(shapes) : []).flatMap(([key, raw]): Shape[] => {
    if (!isMap(raw) || typeof raw['type'] !== 'string' || raw['type'] === 'apply') return [];
    const id = typeof namespace === 'string' ? `${namespace}#${key}` : key;
    const type = raw['type'] === 'set' ? 'list' : raw['type'];
    const spot = below(rootOf(document), 'shapes', key);
    return [{ id, name: id.slice(id.indexOf('#') + 1), type, node: { raw, spot } }];
  });
}

/** The members as they are written: in the JSON of a model lists and maps have theirs beside the type. */
function membersIn({ node: { raw, spot } }: Shape): readonly [string, { value: unknown; at?: Spot }][] {
  if (!isMap(raw)) return [];
  const named = isMap(raw['members']) ? Object.entries(raw['members']) : [];
  const own = ['member', 'key', 'value'].filter((key) => isMap(raw[key]));
  return [
    ...own.map((key): [string, { value: unknown; at: Spot }] => [key, { value: raw[key], at: below(spot, key) }]),
    ...named.map(([key, value]): [string, { value: unknown }] => [key, { value }]),
  ];
}

/** Everything in a shape that refers to another, as it is written, but for the values of traits. */
export function referencesIn(shape: Shape): readonly { readonly written: string; readonly at: Spot }[] {
  const { raw, spot } = shape.node;
  if (!isMap(raw)) return [];
  const members = membersIn(shape).map(([name, { value, at }]) => ({ value, at: at ?? below(spot, 'members', name) }));
  const others = ['input', 'output'].map((key) => ({ value: raw[key], at: below(spot, key) }));
  const lists = ['errors', 'operations', 'collectionOperations', 'resources', 'mixins'].flatMap((key) => {
    const list = raw[key];
    return Array.isArray(list) ? list.map((value: unknown, index) => ({ value, at: below(spot, key, index) })) : [];
  });
  return [...members, ...others, ...lists].flatMap(({ value, at }) => {
    const target = isMap(value) ? value['target'] : null;
    return typeof target === 'string' ? [{ written: target, at }] : [];
  });
}
