import type { Effect } from '../../model/contract.ts';
import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element, Matched, Through } from '../comparison/element.ts';
import { equalJson } from '../comparison/laws.ts';
import type { Remains } from '../comparison/remains.ts';
import { isMap, nameOfNode, type Node, own } from '../document-store.ts';
import { refOf } from '../json-reference.ts';
import { aspectsOf } from './aspects.ts';
import { isBlank, isLate, isUnsaid } from './blank.ts';
import type { Side } from './choice-law.ts';
import { isRegrouped, keepsConsequence } from './conditional.ts';
import type { SchemaContext } from './context.ts';
import { type Base, type Inherited, inheritedFields, matchedSubtypes, ownView } from './inheritance.ts';
import { isUnknown } from './format.ts';
import { type Described, effectBeside } from './implied.ts';
import { aspectOf } from './keywords.ts';
import { discriminatorFields, ofFields, schemaFieldsOf } from './known-fields.ts';
import { isClosedByFields, withListedNames } from './listed-names.ts';
import { isAnything } from './normal-form.ts';
import { areMapped, asUsed, isOfAnother } from './mapped-values.ts';
import { type Nullness, nullnessLaw, wholes } from './nullness.ts';
import { partsOf } from './parts.ts';
import { sameButForParts, settledParts, unsettled } from './settled.ts';
import { isSameWithout } from './tuple.ts';
import { isTypeUndefined } from './type.ts';
import { heldField, refusedByName, refusedNames, refusesNamesOf, unknownField } from './unknown-field.ts';
import { matchedVariants } from './variant.ts';
import { identityOf, unwrap, type View, viewApart, viewOf } from './view.ts';

/**
 * The element of a value, from the schema objects that apply to it: what is said where it is used, which is whether it
 * may be null, around what the schema itself says, which many uses share.
 */
export function schemaElement(nodes: readonly [Node, ...Node[]], context: SchemaContext): Use {
  const [node, ...others] = nodes;
  const unwrapped = others.length > 0 ? undefined : unwrap(node, context.documents, context.dialect);
  const core = unwrapped
    ? new Core([unwrapped.core], unwrapped.component, context, node.spot)
    : new Core(nodes, undefined, context);
  const wrapping = unwrapped?.nullness ?? 'no';
  const use: Use = {
    kind: 'schema',
    key: '',
    name: '',
    flow: context.flow,
    at: node.spot,
    // A schema of anything says as much as none.
    role: (unwrapped ? [unwrapped.core] : nodes).every(({ raw }) => isAnything(raw)) ? 'detail' : 'constraint',
    given: { site: context.site },
    node: others.length > 0 ? undefined : node,
    core,
    wrapping,
    listed: () => (core.component === undefined || refOf(node.raw) === null ? Core.asWritten(nodes, context) : core),
    aligned: (before) => (isPlain(before) && wrapping === 'no' ? asLists(before, use) : null),
    sameButForParts: (before) => isPlain(before) && wrapping === 'no',
    aspects: () => [nullAroundIt(node, wrapping, core)],
    settled: (before) => {
      const isSettled = isPlain(before) && wrapping === 'no' && before.core.nullness === core.nullness;
      return isSettled ? withoutNull : unsettled;
    },
    parts: (settled) => (wrapping === 'no' && settled !== withoutNull ? [nullInside(core), core] : [core]),
  };
  return use;
}

/** A list of one alternative is no choice by itself, and the rest of one where the other side has more. */
function asLists(before: Use, after: Use): readonly [Element, Element] | null {
  if (before.core.choices === after.core.choices) return null;
  const [was, now] = [before.listed(), after.listed()];
  if (was.choices !== now.choices) return null;
  return [
    { ...before, parts: () => [nullInside(was), was] },
    { ...after, parts: () => [nullInside(now), now] },
  ];
}

/** The use of a schema: what is wrapped around it, and the schema itself. */
interface Use extends Element {
  readonly core: Core;
  readonly wrapping: Nullness;
  /** The schema with each list of alternatives as it is written, where it is written here. */
  readonly listed: () => Core;
}

/** Whether nothing is wrapped around a schema, so that whether it lets null in is said of the schema itself. */
function isPlain(element: Element): element is Use {
  return 'wrapping' in element && element.wrapping === 'no';
}

const withoutNull: ReadonlySet<string> = new Set(['null']);

/** Whether null is let in where the schema is used: said here only if that is what changed, and not the schema. */
function nullAroundIt(node: Node, wrapping: Nullness, core: Core): AspectValue {
  const stated = own(node, 'nullable') ?? own(node, 'x-nullable') ?? own(node, 'oneOf') ?? own(node, 'anyOf');
  const isWrapped = wrapping !== 'no';
  return {
    aspect: 'nullable',
    value: { wrapping, whole: () => (isWrapped && core.nullness !== 'any' ? wrapping : core.nullness) },
    shown: isWrapped,
    law: (was, now) => core.nullLaw(...wholes(was, now)),
    stated: isWrapped && stated !== undefined,
    at: (isWrapped ? stated?.spot : undefined) ?? node.spot,
  };
}

/** Whether a schema itself lets null in: compared only where neither use of it does, so that it is said once. */
function nullInside(core: Core): Element {
  return {
    kind: 'schema',
    key: 'null',
    name: '',
    flow: core.flow,
    at: core.at,
    role: 'detail',
    given: core.given,
    identity: `null of ${core.identity}`,
    component: core.component,
    used: core.used,
    aspects: () => [core.nullAspect()],
    parts: () => [],
  };
}

/** How to go straight to the schemas a node refers to, where it refers to nothing else. */
export function through(node: Node, context: SchemaContext): Through {
  // What it refers to may be a field that may be left out, or an item: where the default changed, somebody may get it.
  const used = { ...context, omitted: context.flow === 'input' && context.parameter === undefined };
  return { node, to: (target) => new Core([target], nameOfNode(target), used) };
}

/** What a schema itself says. A class, because a large contract has tens of thousands and most are never looked into. */
class Core implements Element {
  readonly kind = 'schema';
  readonly key = 'core';
  readonly name = '';
  readonly role = 'detail';
  readonly flow: Element['flow'];
  readonly identity: string;
  readonly component: string | undefined;
  readonly used: Spot | undefined;
  readonly #context: SchemaContext;
  readonly #nodes: readonly [Node, ...Node[]];
  readonly #inherited: Inherited | undefined;
  readonly #sent: string;
  #known: View | undefined;

  constructor(
    nodes: readonly [Node, ...Node[]],
    component: string | undefined,
    context: SchemaContext,
    used: Spot | undefined = undefined,
    inherited: Inherited | undefined = undefined,
  ) {
    const { flow, site, text, parameter, list, form, part, noXml } = context;
    this.#context = context;
    this.#nodes = nodes;
    this.#inherited = inherited;
    this.flow = flow;
    this.component = component;
    this.used = used;
    const own = component === undefined ? this.#view.identity : identityOf(nodes[0].raw);
    const written = [parameter, list, form].map((one) => (one ? Object.values(one).join('|') : ''));
    this.#sent = [site, text, ...written, part, noXml, this.#omitted].join('|');
    this.identity = `${own}|${this.#sent}${inherited ? `|beyond ${inherited.identity}` : ''}`;
  }

  get at(): Spot {
    return this.#view.spot;
  }

  get through(): readonly Through[] | undefined {
    return this.component === undefined || this.#inherited ? undefined : [through(this.#nodes[0], this.#context)];
  }

  get given(): Element['given'] {
    const [{ site, dialect }, { layers }] = [this.#context, this.#view];
    return {
      site,
      ...(layers.some(({ raw }) => isUnknown(raw['format'])) ? { format: 'unknown' } : {}),
      ...(isTypeUndefined(this.#view, dialect) ? { undefinedType: true } : {}),
      ...(layers.some(({ raw: { properties } }) => isMap(properties)) ? { named: true } : {}),
      ...(dialect.validates !== true && isUnsaid(this.#view) ? { blank: true } : {}),
    };
  }

  get remains(): readonly Remains[] {
    const { beside, ofProperty, dialect } = this.#context;
    const written = this.#view.layers.flatMap(({ node, spelled }) => (spelled === undefined ? [node] : []));
    const choosing = written.flatMap((node) => own(node, 'discriminator') ?? []);
    return [
      ...written.map((node) => ({ node, fields: schemaFieldsOf(node, ofProperty === true, beside, dialect) })),
      ...choosing.map((node) => ({ node, fields: discriminatorFields })),
    ];
  }

  get extends(): Element['extends'] {
    return this.#view.extends;
  }

  get broken(): string | undefined {
    return this.#view.broken;
  }

  get nullness(): Nullness {
    return this.#view.nullness;
  }

  nullAspect(): AspectValue {
    return nullAspect(this.#view, this.#context);
  }

  /**
   * Where the use of it lets null in already, it is nothing new that it does, too; who sends it and how long it stays is said
   * of the fields.
   */
  dependsOnUse(before: Element): boolean {
    return (
      before instanceof Core &&
      (before.nullness !== this.nullness ||
        ofFields.some((keyword) => !equalJson(before.#says(keyword), this.#says(keyword))))
    );
  }

  #says(keyword: string): unknown {
    return this.#view.layers.find(({ raw }) => raw[keyword] !== undefined)?.raw[keyword] ?? false;
  }

  nullLaw(was: Nullness, now: Nullness): Effect | null {
    return nullnessLaw(this.#context)(was, now);
  }

  aspects(): readonly AspectValue[] {
    const all = aspectsOf(this.#view, this.component, this.#context, schemaElement).map(besideOthers);
    if (this.#inherited === undefined) return all;
    // What is only said by what it extends is compared there.
    const own = aspectsOf(ownView(this.#view, this.#inherited), this.component, this.#context, schemaElement);
    const said = new Set(own.filter(({ stated }) => stated).map(({ aspect }) => aspect));
    return all.map((value) => (said.has(value.aspect) ? value : { ...value, law: () => null }));
  }

  sameButForParts(before: Element): boolean {
    if (!(before instanceof Core) || before.#inherited || this.#inherited) return false;
    const [was, now] = [before.#context, this.#context];
    // Whether alternatives take the same values is told by what is inside of them.
    if (now.dialect.validates && this.#view.choices.length > 0) return false;
    const alike = was.dialect.nullable === now.dialect.nullable && was.dialect.siblings === now.dialect.siblings;
    return alike && before.#sent === this.#sent && sameButForParts(before.#view, this.#view);
  }

  parts(settled: ReadonlySet<string> = unsettled): readonly Element[] {
    const parts = partsOf(this.#view, this.#context, settled, schemaElement);
    return this.used ? asUsed(parts, this.used, this.#context) : parts;
  }

  /** A server that says that it takes no other fields refuses one that it took. */
  removed(part: Element): Element['given'] {
    return unknownField(part, this.#view, this.#context);
  }

  added(part: Element): Element['given'] {
    const blank = isLate(part) && isBlank(this.#view) ? { blank: true } : {};
    const given = this.#context.dialect.validates ? unknownField(part, this.#view, this.#context) : blank;
    return isRegrouped(this.#view, this.#context, part) ? { ...given, regrouped: true } : given;
  }

  keeps(part: Element): boolean {
    if (part.kind === 'enum-value') return this.component === undefined && isOfAnother(part);
    const { documents, dialect } = this.#context;
    const isKept = refusesNamesOf(this.#view, part) || isSameWithout(part, this.#view);
    return isKept || keepsConsequence({ view: this.#view, documents, dialect }, part);
  }

  held(part: Element): Element | null {
    return this.#inherited ? null : heldField(part, this.#view, this.#side.context, schemaElement);
  }

  settled(before: Element): ReadonlySet<string> {
    if (!(before instanceof Core)) return unsettled;
    if (before.#inherited && this.#inherited) {
      return inheritedFields([before.#view, before.#inherited], [this.#view, this.#inherited]);
    }
    return settledParts(before.#side, this.#side);
  }

  /** A list of one alternative is one where the other side has one, and none where it has none; listed names are fields. */
  aligned(before: Element): readonly [Element, Element] | null {
    if (!(before instanceof Core)) return null;
    if (before.#view.choices.length === this.#view.choices.length) return this.#byFields(before);
    const [was, now] = [before.#apart(), this.#apart()];
    return was.#view.choices.length === now.#view.choices.length ? [was, now] : null;
  }

  #byFields(before: Core): readonly [Element, Element] | null {
    const seenBeside = (one: Core, other: Core) =>
      isClosedByFields(other.#view) ? one.#seenAs(withListedNames(one.#view)) : one;
    const [was, now] = [seenBeside(before, this), seenBeside(this, before)];
    return was === before && now === this ? null : [was, now];
  }

  matched(before: Element): Matched | null {
    if (!(before instanceof Core)) return null;
    const alternatives = this.#alternatives(before);
    const refused = refusedNames(...[before, this].map((one) => ({ view: one.#view, context: one.#context })));
    if (refused.size === 0 || this.#inherited || before.#inherited) return alternatives;
    const { pairs, ...others } = alternatives ?? { pairs: [], removed: [], added: [] };
    return { ...others, pairs: [...pairs, ...refusedByName(refused, before.#side, this.#side)] };
  }

  #alternatives(before: Core): Matched | null {
    if (before.#view.choices.length !== this.#view.choices.length) return null;
    // Most schemas are one thing, and nothing tells which.
    const { choices, layers } = this.#view;
    if (choices.length === 0 && !layers.some(({ raw }) => raw['discriminator'] !== undefined)) return null;
    const matched = matchedVariants(before.#side, this.#side, schemaElement);
    if (this.#nodes.length > 1 || before.#nodes.length > 1 || this.#inherited) return matched;
    const { pairs } = matchedSubtypes(before.#base, this.#base, (node, name, inherited, context) => {
      return new Core([node], name, context, undefined, inherited);
    });
    return { ...matched, pairs: [...matched.pairs, ...pairs] };
  }

  get #base(): Base {
    return { node: this.#nodes[0], view: this.#view, context: this.#side.context };
  }

  /** How many lists of alternatives it has. */
  get choices(): number {
    return this.#view.choices.length;
  }

  /** Some schemas with each list of alternatives as it is written. */
  static asWritten(nodes: readonly [Node, ...Node[]], context: SchemaContext): Core {
    return new Core(nodes, undefined, context).#apart();
  }

  /** The same with each list of alternatives as it is written. */
  #apart(): Core {
    return this.#seenAs(viewApart(this.#nodes, this.#context.documents, this.#context.dialect));
  }

  #seenAs(view: View | null): Core {
    if (view === null) return this;
    const core = new Core(this.#nodes, this.component, this.#context, this.used);
    core.#known = view;
    return core;
  }

  get #side(): Side {
    const { ofProperty: _, omitted: __, ...context } = this.#context;
    return { view: this.#view, component: this.component, context };
  }

  /** Whether it is a field that may be left out matters to a default, and to nothing else. */
  get #omitted(): boolean {
    return this.#context.omitted === true && own(this.#nodes[0], 'default') !== undefined;
  }

  /** What all that is said of the value makes of one change of it. */
  static effectOf(
    { aspect, law }: AspectValue,
    values: readonly [unknown, unknown],
    sides: readonly [Element, Element],
  ) {
    const effect = law(...values, ...sides);
    const [before, after] = sides;
    if (!(before instanceof Core) || !(after instanceof Core)) return effect;
    return effectBeside(aspect, effect, values, [before.#described, after.#described]);
  }

  get #described(): Described {
    const isMapped = (listed: ReadonlySet<unknown>) => areMapped(this.#view, this.#context, listed);
    return { view: this.#view, text: this.#context.text, isMapped };
  }

  get #view(): View {
    return (this.#known ??= viewOf(this.#nodes, this.#context.documents, this.#context.dialect));
  }
}

function besideOthers(value: AspectValue): AspectValue {
  const law: AspectLaw = (was, now, before, after) => {
    return before && after ? Core.effectOf(value, [was, now], [before, after]) : value.law(was, now);
  };
  return { ...value, law };
}

/** Where null is not a type, only a keyword of its own says anything about it. */
function nullAspect(view: View, context: SchemaContext): AspectValue {
  const keywords = ['nullable', 'x-nullable', ...(context.dialect.nullable ? [] : ['type', 'enum', 'const'])];
  const keyword = keywords.find((one) => view.layers.some(({ raw }) => raw[one] !== undefined)) ?? 'nullable';
  const layer = view.layers.find(({ raw }) => raw[keyword] !== undefined);
  const nullness = view.nullness === 'no' && context.besideNull ? 'any' : view.nullness;
  const aspect = aspectOf(view, layer, 'nullable', nullness, nullnessLaw(context), keyword);
  const alternative = view.nullAt === undefined ? {} : { stated: true, at: view.nullAt };
  return { ...aspect, ...alternative, shown: view.nullness !== 'no' };
}
