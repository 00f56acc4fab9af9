import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { isMap, own } from '../document-store.ts';
import { dependent, dependsOtherwise, unsure } from './elsewhere.ts';
import type { Model, Shape, Target, Traits } from './model.ts';
import { contentsOf, lifecycle, notes, slotOf } from './shape.ts';
import { api, isScheme, otherTraits, wireAspects } from './traits.ts';

/** A service: its operations, those of its resources too, what it speaks, and how callers authenticate. */
export function serviceOf(shape: Shape, model: Model): Element {
  const { spot } = shape.node;
  const traits = model.traitsOf(shape);
  const missing = dependent(closureOf(shape, model).others, model);
  return {
    ...missing,
    kind: 'service',
    role: 'choice',
    key: shape.name,
    name: shape.name,
    flow: 'input',
    at: spot,
    given: {},
    aspects: () => [
      schemes('protocols', 'protocol', traits, spot, model),
      serviceAuth(traits, spot, model),
      ...notes({ traits, at: spot }),
      ...wireAspects(traits, spot, shape.name, model),
      otherTraits(traits, spot, model),
    ],
    parts: () => {
      const { operations, resources } = closureOf(shape, model);
      const inherited = { pages: pagination(traits), auth: namesOf(serviceAuth(traits, spot, model).value) };
      return [
        ...operations.map(({ shape: one, via, resource }) => {
          const operation = operationOf(one, model, inherited);
          return { ...operation, via, given: { ...operation.given, ...(resource && { leadsTo: resource }) } };
        }),
        ...resources.map(({ shape: one, via }) => ({ ...resourceOf(one, model), via })),
        ...missing.missing.map(({ id, at }) => unsure('operation', nameOf(id), at)),
        ...errorsOf(shape, model),
      ];
    },
    aligned: (before) => {
      dependsOtherwise(before, missing);
      return null;
    },
    removed: (part) => lostError(part, model),
  };
}

/** A shape that a service offers, and where it is bound to it. */
interface Bound {
  readonly shape: Shape;
  readonly via: Spot;
  /** The name of the resource that has it, if one has. */
  readonly resource?: string;
}

/** The operations and resources that a service reaches. */
export function closureOf(
  service: Shape,
  model: Model,
): {
  operations: Bound[];
  resources: Bound[];
  /** What it names and is neither, or is not here. */
  others: Target[];
} {
  const [operations, resources] = [new Map<Shape, Bound>(), new Map<Shape, Bound>()];
  const others: Target[] = [];
  const holders = new Set([service]);
  for (const one of holders) {
    const lists = ['operations', 'collectionOperations', 'resources'].flatMap((key) => model.targetsOf(one, key));
    const single = lifecycles.flatMap((key) => {
      const node = own(one.node, key);
      const id = node && model.targetOf(node);
      return node && id ? [{ id, at: node.spot }] : [];
    });
    for (const { id, at } of [...lists, ...single]) {
      const shape = model.shapes.get(id);
      const bound = { via: at, ...(one !== service && { resource: one.name }) };
      if (shape?.type === 'operation' && !operations.has(shape)) operations.set(shape, { shape, ...bound });
      if (shape?.type !== 'operation' && shape?.type !== 'resource') others.push({ id, at });
      if (shape?.type !== 'resource' || resources.has(shape)) continue;
      resources.set(shape, { shape, ...bound });
      holders.add(shape);
    }
  }
  return { operations: [...operations.values()], resources: [...resources.values()], others };
}

const lifecycles = ['create', 'put', 'read', 'update', 'delete', 'list'];

function resourceOf(shape: Shape, model: Model): Element {
  const { spot, raw } = shape.node;
  const identifiers = isMap(raw) && isMap(raw['identifiers']) ? raw['identifiers'] : {};
  const value = Object.keys(identifiers).toSorted();
  const at = own(shape.node, 'identifiers')?.spot ?? spot;
  const traits = model.traitsOf(shape);
  return {
    kind: 'resource',
    role: 'choice',
    key: shape.name,
    name: shape.name,
    flow: 'input',
    at: spot,
    given: {},
    aspects: () => [
      { aspect: 'identifiers', value, law: replacement, stated: value.length > 0, at },
      ...notes({ traits, at: spot }),
      otherTraits(traits, spot, model),
    ],
    parts: () => [],
  };
}

/** An operation: what it takes, what it answers, and how it fails. */
export function operationOf(shape: Shape, model: Model, inherited: Inherited = { pages: {}, auth: [] }): Element {
  const { spot } = shape.node;
  const traits = model.traitsOf(shape);
  const slot = (key: 'input' | 'output') => {
    const node = own(shape.node, key);
    const target = (node && model.targetOf(node)) ?? api('Unit');
    return { target, traits: new Map(), at: node?.spot ?? spot };
  };
  const body = slot('input');
  const answer = slot('output');
  return {
    kind: 'operation',
    role: 'choice',
    key: shape.name,
    name: shape.name,
    flow: 'input',
    at: spot,
    given: lifecycle(traits),
    aspects: () => [
      ...notes({ traits, at: spot }),
      ...wireAspects(traits, spot, shape.name, model),
      operationAuth(traits, spot, model, inherited.auth),
      pagesOf(traits, spot, inherited.pages),
      otherTraits(traits, spot, model),
    ],
    parts: () => [
      { ...holder, kind: 'body', flow: 'input', at: body.at, parts: () => [slotOf(body, 'input', model)] },
      {
        ...holder,
        kind: 'response',
        key: 'output',
        name: 'successful',
        flow: 'output',
        at: answer.at,
        given: { success: true },
        parts: () => [slotOf(answer, 'output', model)],
      },
      ...errorsOf(shape, model),
    ],
    removed: (part) => lostError(part, model),
  };
}

/** Of an error that is listed no longer: whether the model, or a text that could not be read, has one of its name. */
function lostError({ kind, key, given }: Element, model: Model): Element['given'] {
  if (kind !== 'response' || given['success'] !== false) return {};
  return { declared: model.partial || model.shapes.values().some(({ name }) => name === key) };
}

const holder = { role: 'detail', key: '', name: '', given: {}, aspects: () => [] } as const;

function errorsOf(shape: Shape, model: Model): Element[] {
  return model.targetsOf(shape, 'errors').map(({ id, at }): Element => {
    const error = model.shapes.get(id);
    const name = nameOf(id);
    return {
      kind: 'response',
      role: 'choice',
      key: name,
      name,
      flow: 'output',
      at,
      given: { success: false },
      aspects: () => [],
      parts: () => (error === undefined ? [] : [contentsOf(error, 'output', model, at)]),
    };
  });
}

function nameOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

/** What a service says for its operations. */
interface Inherited {
  readonly pages: Pages;
  readonly auth: readonly string[];
}

/** What lists pages: of an operation, what its service says where it does not. */
type Pages = Readonly<Record<string, unknown>>;

function pagination(traits: Traits): Pages {
  const value = traits.get(api('paginated'))?.value;
  return isMap(value) ? value : {};
}

function pagesOf(traits: Traits, at: Spot, inherited: Pages): AspectValue {
  const trait = traits.get(api('paginated'));
  const value = trait === undefined ? undefined : { ...inherited, ...pagination(traits) };
  return { aspect: 'pagination', value, law: pagesLaw, stated: trait !== undefined, at: trait?.at ?? at };
}

/** Clients that walk through pages need all of it. Who learns of it now walked through none so far. */
const pagesLaw: AspectLaw = (was, now) => (was === undefined && now !== undefined ? 'noted' : replacement(was, now));

/** Where nobody is asked to authenticate any more, nobody is turned away. */
const authLaw: AspectLaw = (was, now) =>
  !isOpen(namesOf(was)) && isOpen(namesOf(now)) ? 'noted' : choicesLaw(was, now);

function isOpen(ways: readonly string[]): boolean {
  return ways.length === 0 || ways.includes('none');
}

/** A service may be spoken to in more ways than one: fewer is narrower. */
const choicesLaw: AspectLaw = (was, now) => {
  const [a, b] = [namesOf(was), namesOf(now)];
  if (a.some((one) => !b.includes(one)) || (a.length === 0 && b.length > 0)) return 'narrowed';
  return b.some((one) => !a.includes(one)) ? 'widened' : null;
};

function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

function schemes(aspect: 'protocols' | 'auth', kind: 'protocol' | 'auth', traits: Traits, at: Spot, model: Model) {
  const found = [...traits].filter(([id]) => isScheme(id, model) === kind);
  const value = found.length === 0 ? undefined : found.map(([id]) => id).toSorted();
  // Who declares no protocol has one that is not written down; the first to be written is no news to anybody.
  const law: AspectLaw = (was, now) =>
    aspect === 'auth' ? authLaw(was, now) : was === undefined ? null : choicesLaw(was, now);
  return { aspect, value, law, stated: found.length > 0, at: found[0]?.[1].at ?? at } satisfies AspectValue;
}

/** How callers authenticate: in the ways that are listed, else in all that the service has. */
function serviceAuth(traits: Traits, at: Spot, model: Model): AspectValue {
  const all = schemes('auth', 'auth', traits, at, model);
  return listedAuth(traits, model, namesOf(all.value)) ?? all;
}

/** The same of an operation. Where neither version of it says so itself, the service does. */
function operationAuth(traits: Traits, at: Spot, model: Model, inherited: readonly string[]): AspectValue {
  const own = listedAuth(traits, model, inherited);
  const of = (value: unknown) => value as { readonly own: boolean; readonly ways: readonly string[] } | undefined;
  const law: AspectLaw = (was, now) => (of(was)?.own || of(now)?.own ? authLaw(of(was)?.ways, of(now)?.ways) : null);
  const value = { own: own !== null, ways: own === null ? inherited : own.value };
  return { aspect: 'auth', value, shown: value.ways, law, stated: own !== null, at: own?.at ?? at };
}

function listedAuth(traits: Traits, model: Model, inherited: readonly string[]): AspectValue | null {
  const trait = traits.get(api('auth'));
  const optional = traits.get(api('optionalAuth'));
  const at = trait?.at ?? optional?.at;
  if (at === undefined) return null;
  const names = (Array.isArray(trait?.value) ? trait.value.map(String) : []).map((name) =>
    model.resolve(name, at.document),
  );
  const listed = trait === undefined ? inherited : names.toSorted();
  return { aspect: 'auth', value: optional ? [...listed, 'none'] : listed, law: authLaw, stated: true, at };
}
