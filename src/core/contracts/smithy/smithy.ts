import { rootOf } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { own } from '../document-store.ts';
import type { ContractFormat, Side, Unit } from '../format.ts';
import { unsure } from './elsewhere.ts';
import files from './files.ts';
import { type Model, referencesIn, type Shape } from './model.ts';
import { parse } from './parse.ts';
import { preludeType } from './prelude.ts';
import { type Reached, reachedIn } from './reached.ts';
import { operationOf, serviceOf } from './service.ts';
import { contentsOf } from './shape.ts';
import { api } from './traits.ts';
import { modelOf, units } from './units.ts';
import { vocabulary } from './vocabulary.ts';

/** Models of Smithy, in its interface language and as JSON. */
export default {
  files,
  parse,
  references: {
    find: (name, from) => {
      const model = modelOf(from.document);
      const id = model.resolve(name, from.document);
      const shape = model.shapes.get(id.split('$')[0] ?? id);
      if (shape !== undefined) return shape.node;
      // What the prelude defines has no text.
      if (preludeType(id) !== null || model.isElsewhere(id) || model.partial) return null;
      return { because: `there is no shape ${name}`, fix: 'define it, or correct the name' };
    },
  },
  units,
  problem: () => null,
  words: { deprecate: '`@deprecated`', sunset: '`@deprecated(since:, message:)`', open: '`@documentation`' },
  vocabulary,
  versions: ({ documents: [document] }) => {
    const model = modelOf(document);
    const [service] = model.services;
    const shapes = service ? [...model.withMixins(service)] : [];
    const [declared] = shapes.flatMap(({ node }) => own(node, 'version') ?? []);
    return { declared: typeof declared?.raw === 'string' ? declared : null, asked: [] };
  },
  root,
} satisfies ContractFormat;

function root({ documents: [document] }: Unit, { documents }: Side): Element {
  const model = modelOf(document);
  const shapes = [...model.shapes.values()];
  // What refers to nothing is said, and the rest is compared.
  for (const { written, at } of shapes.flatMap(referencesIn)) documents.resolve(written, at);
  const { services } = model;
  // What a text offers that cannot be read is not known.
  const isServed = services.length > 0 && !model.partial;
  let known: Reached | undefined;
  const reached = () => (known ??= reachedIn(model));
  const whole: Whole = {
    kind: 'contract',
    role: 'detail',
    key: '',
    name: 'the model',
    flow: 'output',
    at: rootOf(document),
    given: {},
    offered: () => reached().offered,
    twins: () => namesOfSeveral(services),
    served: (twins) => services.map((service) => served(service, twins, model)),
    open: (file) => documents.document(file),
    aspects: () => [],
    types: () => [
      ...shapes
        .filter((shape) => isType(shape, model, reached()))
        .map((shape) => typeOf(shape, reached().types.has(shape.id), model, isServed)),
      // What is not there may be in a text that could not be read.
      ...(model.partial ? [unsure('type', '', rootOf(document))] : []),
    ],
    parts: () => [...whole.served(whole.twins()), ...whole.types()],
    aligned(before) {
      return isWhole(before) ? [beside(before, this), beside(this, before)] : null;
    },
  };
  return whole;
}

/** A model, and the operations and resources that its services offer. */
interface Whole extends Element {
  readonly offered: () => ReadonlySet<string>;
  /** The names that services of several namespaces have. */
  readonly twins: () => ReadonlySet<string>;
  /** Its services, those of these names by their full ones. */
  readonly served: (twins: ReadonlySet<string>) => readonly Element[];
  /** What else it declares. */
  readonly types: () => readonly Element[];
}

function isWhole(element: Element): element is Whole {
  return 'offered' in element;
}

/**
 * A model beside its other version. What only came into a service, or out of one, was there before and still is: the service
 * says it. Services of one name go by their namespaces.
 */
function beside(element: Whole, other: Whole): Element {
  const ids = other.offered();
  const isTold = ({ kind, key }: Element) => kind !== 'type' || !ids.has(key);
  const twins = element.twins().union(other.twins());
  return { ...element, parts: () => [...element.served(twins), ...element.types().filter(isTold)] };
}

function namesOfSeveral(services: readonly Shape[]): ReadonlySet<string> {
  const byName = Map.groupBy(services, ({ name }) => name);
  return new Set([...byName].flatMap(([name, all]) => (all.length > 1 ? [name] : [])));
}

function served(shape: Shape, twins: ReadonlySet<string>, model: Model): Element {
  const element = serviceOf(shape, model);
  if (!twins.has(shape.name)) return element;
  return { ...element, key: shape.id, renamedFrom: (other) => other.name === shape.name };
}

/** Traits are told by who has them, mixins by those they are in, and what a service offers by the service. */
function isType(shape: Shape, model: Model, reached: Reached): boolean {
  const traits = model.traitsOf(shape);
  return (
    shape.type !== 'service' && !reached.offered.has(shape.id) && !traits.has(api('trait')) && !traits.has(api('mixin'))
  );
}

/** Whether code is generated that is called as the shape is. */
function isNamed(type: string): boolean {
  return ['structure', 'union', 'enum', 'intEnum', 'operation', 'resource'].includes(type);
}

/**
 * A shape by its name, and what it says where nothing that a service offers leads to it. An operation that no service of the
 * model offers is called by nobody.
 */
function typeOf(shape: Shape, isReached: boolean, model: Model, isServed: boolean): Element {
  const isPrivate = model.traitsOf(shape).has(api('private'));
  return {
    kind: 'type',
    role: 'part',
    key: shape.id,
    name: shape.name,
    flow: 'output',
    at: shape.node.spot,
    unasked: isServed && !isReached,
    given: { generated: isPrivate ? 'private' : isNamed(shape.type) ? 'type' : 'value', reached: isReached },
    aspects: () => [],
    parts: () => {
      if (isReached || shape.type === 'resource') return [];
      if (shape.type === 'operation') return [{ ...operationOf(shape, model), role: 'detail' }];
      return [contentsOf(shape, 'both', model)];
    },
  };
}
