import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element, Flow } from '../comparison/element.ts';
import { note, replacement, restrictingFlag } from '../comparison/laws.ts';
import { addressOf } from '../document-store.ts';
import { dependent, type Dependent, dependsOtherwise, unsure } from './elsewhere.ts';
import { membersOfEnum } from './enums.ts';
import { labelPlace } from './labels.ts';
import type { Member, Model, Shape, Traits } from './model.ts';
import { api, otherTraits, timestampFormat, valueAspects, valueTraits, wireAspects } from './traits.ts';

/** What a name stands for where it is used: a member, what an operation takes. */
export interface Slot {
  /** The shape that is referred to. */
  readonly target: string;
  readonly traits: Traits;
  readonly at: Spot;
}

const silent = { given: {}, aspects: (): readonly AspectValue[] => [], parts: (): readonly Element[] => [] };

/** Types that code is generated for under their name. */
const named = new Set(['structure', 'union', 'enum', 'intEnum']);

/** The value of a member, and whether it has a shape that says of itself what it takes. */
interface Value extends Element, Dependent {
  readonly isDeclared: boolean;
  /** The same with all that its shape says of it as what it says itself. */
  readonly whole: () => Element;
}

function isValue(element: Element): element is Value {
  return 'whole' in element;
}

/** The value of a member: its type, what its own traits say of it, and what it refers to. */
export function slotOf(slot: Slot, flow: Flow, model: Model): Element {
  const own = valueTraits.some((name) => slot.traits.has(name));
  const value: Value = {
    ...valueOf(slot, flow, model, own),
    ...dependent([{ id: slot.target, at: slot.at }], model),
    isDeclared: !own && model.shapes.has(slot.target),
    whole: () => valueOf(slot, flow, model, true),
    aligned: (before) => {
      if (dependsOtherwise(before, value)) return [mute(before), mute(value)];
      // A limit may move from a shape to the members that refer to it, and back.
      return isValue(before) && before.isDeclared !== value.isDeclared ? [before.whole(), value.whole()] : null;
    },
  };
  return value;
}

/** An element of which nothing is compared. */
function mute(element: Element): Element {
  return { ...element, ...silent };
}

function valueOf({ target, traits, at }: Slot, flow: Flow, model: Model, own: boolean): Element {
  const type = model.typeOf(target);
  const shape = model.shapes.get(target);
  const effective: Traits = own && shape ? new Map([...model.traitsOf(shape), ...traits]) : traits;
  const name = shape !== undefined && named.has(shape.type) ? shape.name : undefined;
  // What a shape says of itself is compared there, once for all that refer to it.
  const declared = shape !== undefined && !own ? target : undefined;
  return {
    ...silent,
    kind: 'schema',
    role: 'constraint',
    key: '',
    name: '',
    flow,
    at,
    given: { site: 'body' },
    aspects: () => [
      {
        aspect: 'type',
        value: { value: type ?? target, declared } satisfies Referred,
        shown: type ?? target,
        law: unlessDeclared(typeLaw),
        others: [{ audience: 'source', law: unlessDeclared(lostTypeLaw) }],
        stated: true,
        at,
        decides: () => true,
      },
      {
        aspect: 'name',
        value: { value: name, declared } satisfies Referred,
        shown: name,
        law: unlessDeclared(nameLaw),
        stated: name !== undefined,
        at,
        audience: 'source',
      },
      defaultOf(traits, at),
      ...(own ? valueAspects(effective, at) : []),
      ...(declared === undefined && type === 'timestamp' ? [timestampFormat(effective, at, model)] : []),
    ],
    parts: () =>
      (shape === undefined || own ? [] : [contentsOf(shape, flow, model, at)]).concat(
        shape !== undefined && own ? membersIn(shape, flow, model) : [],
      ),
  };
}

/** What a shape says, by itself: met once, whoever uses it. */
export function contentsOf(shape: Shape, flow: Flow, model: Model, used?: Spot): Element {
  const { spot } = shape.node;
  const traits = model.traitsOf(shape);
  const mixins = dependent(model.targetsOf(shape, 'mixins'), model);
  return {
    ...mixins,
    kind: 'schema',
    role: 'detail',
    key: 'target',
    name: '',
    component: shape.name,
    identity: addressOf(spot),
    used,
    flow,
    at: spot,
    given: { site: 'body', declared: true, listed: shape.type === 'enum' || shape.type === 'intEnum' },
    aspects: () => [
      {
        aspect: 'type',
        value: model.typeOfShape(shape),
        law: typeLaw,
        others: [{ audience: 'source', law: lostTypeLaw }],
        stated: true,
        at: spot,
        decides: () => true,
      },
      defaultOf(traits, spot),
      ...valueAspects(traits, spot),
      ...(shape.type === 'timestamp' ? [timestampFormat(traits, spot, model)] : []),
      ...wireAspects(traits, spot, shape.name, model),
      otherTraits(traits, spot, model),
      orderOf(shape, model),
    ],
    aligned: (before) => {
      dependsOtherwise(before, mixins);
      return null;
    },
    parts: () => [
      ...membersIn(shape, flow, model),
      ...mixins.missing.map(({ id, at }) => unsure(shape.type === 'union' ? 'variant' : 'property', id, at)),
    ],
  };
}

function membersIn(shape: Shape, flow: Flow, model: Model): Element[] {
  const members = [...model.membersOf(shape).values()];
  if (shape.type === 'structure') return members.map((member) => field(member, flow, shape, model));
  if (shape.type === 'union') return members.map((member) => alternative(member, flow, model));
  if (shape.type === 'list' || shape.type === 'map') return members.map((member) => item(member, flow, model));
  return membersOfEnum(shape, members, model.traitsOf(shape), flow);
}

/** A field that stands in the addresses of operations, and where. */
interface Label extends Element {
  readonly place: string;
}

function field(member: Member, flow: Flow, shape: Shape, model: Model): Element {
  const { name, traits, at } = member;
  const hasDefault = defaultOf(traits, at).value !== undefined;
  const demanded = traits.has(api('required'));
  // Who sends it may leave out what has a default; who receives it finds it there.
  const required = flow === 'output' ? demanded || hasDefault : demanded && !hasDefault;
  const isLabel = traits.has(api('httpLabel'));
  const place = isLabel ? labelPlace(shape, name, model) : undefined;
  return {
    // What fills the same place of the same address is the same, whatever it is called.
    ...(place !== undefined && {
      place,
      renamedFrom: (other: Element) => 'place' in other && (other as Label).place === place,
    }),
    kind: 'property',
    role: 'part',
    key: name,
    name,
    flow,
    at,
    given: { required, hasDefault, ...lifecycle(traits), ...(isLabel && { label: true }) },
    aspects: () => [
      {
        aspect: 'required',
        value: { required, filled: hasDefault && !demanded } satisfies Required,
        shown: required,
        law: requiredLaw,
        stated: required,
        at: traits.get(api('required'))?.at ?? at,
      },
      { aspect: 'name', value: place && name, law: labelLaw, stated: place !== undefined, at, audience: 'source' },
      ...notes(member),
      ...wireAspects(traits, at, name, model),
      otherTraits(traits, at, model),
    ],
    parts: () => [slotOf(member, flow, model)],
  };
}

/** A label that is one on one side alone has not got another name. */
const labelLaw: AspectLaw = (was, now) => (was === undefined || now === undefined ? null : replacement(was, now));

function alternative(member: Member, flow: Flow, model: Model): Element {
  const { name, traits, at } = member;
  return {
    kind: 'variant',
    role: 'choice',
    key: name,
    sentByKey: true,
    name,
    flow,
    at,
    given: { extensible: true },
    aspects: () => [...wireAspects(traits, at, name, model), otherTraits(traits, at, model)],
    parts: () => [slotOf(member, flow, model)],
  };
}

const brackets: Readonly<Record<string, string>> = { member: '[]', key: '{key}', value: '{}' };

function item(member: Member, flow: Flow, model: Model): Element {
  const { name, traits, at } = member;
  return {
    kind: 'constraint',
    role: 'detail',
    key: name,
    name: brackets[name] ?? name,
    flow,
    at,
    given: { constraint: 'items' },
    aspects: () => [...wireAspects(traits, at, name, model), otherTraits(traits, at, model)],
    parts: () => [slotOf(member, flow, model)],
  };
}

/** Deprecation, as aspects that change no data. */
export function notes({ traits, at }: { readonly traits: Traits; readonly at: Spot }): readonly AspectValue[] {
  const deprecated = traits.get(api('deprecated'));
  const unstable = traits.get(api('unstable'));
  return [
    {
      aspect: 'deprecated',
      value: deprecated && true,
      law: note,
      stated: deprecated !== undefined,
      at: deprecated?.at ?? at,
    },
    {
      aspect: 'stability',
      value: unstable && 'alpha',
      law: note,
      stated: unstable !== undefined,
      at: unstable?.at ?? at,
    },
  ];
}

/** The same, as rules ask for it. */
export function lifecycle(traits: Traits): Element['given'] {
  const stability = traits.has(api('unstable')) ? 'alpha' : 'none';
  return { deprecated: traits.has(api('deprecated')), sunset: 'none', stability };
}

interface Required {
  readonly required: boolean;
  /** Whether it is there only because of its default. */
  readonly filled: boolean;
}

/** A default that goes says itself that the field may be missing from now on. */
const requiredLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as (Required | undefined)[];
  return a?.filled === true && b?.required === false ? null : restrictingFlag(a?.required, b?.required);
};

/** A default of null is none. One that is declared to be added changes no generated type. */
function defaultOf(traits: Traits, at: Spot): AspectValue {
  const trait = traits.get(api('default'));
  const value = trait?.value ?? undefined;
  const law: AspectLaw = (was, now) =>
    was === undefined && now !== undefined && traits.has(api('addedDefault')) ? 'noted' : replacement(was, now);
  return { aspect: 'default', value, law, stated: value !== undefined, at: trait?.at ?? at };
}

/** What a reference says of a value, and the shape that says so itself. */
interface Referred {
  readonly value: string | undefined;
  readonly declared: string | undefined;
}

/** A law for references: where both lead to the same shape, what became of that is said at the shape. */
function unlessDeclared(law: AspectLaw): AspectLaw {
  return (was, now) => {
    const [a, b] = [was, now] as (Referred | undefined)[];
    return a?.declared !== undefined && a.declared === b?.declared ? null : law(a?.value, b?.value);
  };
}

/** Lists of values are texts or numbers, some of which are named. */
const typeLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  const pair = `${String(was)} ${String(now)}`;
  if (pair === 'string enum' || pair === 'integer intEnum') return 'narrowed';
  return pair === 'enum string' || pair === 'intEnum integer' ? 'widened' : 'replaced';
};

/** A type of its own that generated code has for a list of values, and no longer has. */
const lostTypeLaw: AspectLaw = (was, now) => (typeLaw(was, now) === 'widened' ? 'replaced' : null);

/** Generated code calls a type by its name; one that had none before is missed by nobody. */
const nameLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  return was === undefined || now === undefined ? 'noted' : 'replaced';
};

/** The order of what both versions have, which generated code may count on. */
function orderOf(shape: Shape, model: Model): AspectValue {
  const at = shape.node.spot;
  const isOrdered = ['enum', 'intEnum', 'structure', 'union'].includes(shape.type);
  const names = isOrdered ? [...model.membersOf(shape).keys()] : undefined;
  return { aspect: 'order', value: names, law: orderLaw, stated: names !== undefined, at };
}

const orderLaw: AspectLaw = (was, now) => {
  if (!Array.isArray(was) || !Array.isArray(now)) return null;
  const places = new Map((now as string[]).map((name, index) => [name, index]));
  const kept = (was as string[]).flatMap((name) => places.get(name) ?? []);
  if (kept.length === 0) return null;
  const isKept = kept.every((place, index) => index === 0 || place > (kept[index - 1] ?? 0));
  // What is put between others moves those that follow, as much as an exchange does.
  const last = kept.length === was.length && kept.at(-1) === kept.length - 1;
  return isKept && (last || kept.length < was.length) ? null : 'noted';
};
