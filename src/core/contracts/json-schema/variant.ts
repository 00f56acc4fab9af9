import type { AspectLaw, AspectValue, Element, Matched } from '../comparison/element.ts';
import type { Refusal } from '../../model/tree.ts';
import { equalJson } from '../comparison/laws.ts';
import { addressOf, isMap, type Node } from '../document-store.ts';
import { refOf } from '../json-reference.ts';
import {
  type Alternative,
  alternativesOf,
  labelOf,
  nameOf,
  pairedChoices,
  takesNullBeside,
  tellingField,
  told,
} from './alternative.ts';
import {
  besideVariants,
  choiceLaw,
  conditionsIn,
  described,
  expanded,
  fieldsWithin,
  isUnprovenRewrite,
  keptVariant,
  type Side,
} from './choice-law.ts';
import type { ReadSchema } from './context.ts';
import { covers } from './covers.ts';
import { type Discriminator, discriminatorOf } from './discriminator.ts';
import { likeness, matchAlternatives, type Pairing } from './matching.ts';
import { overlapAspects } from './overlap.ts';
import { asksForTheSame } from './presence.ts';
import { type Choice, isFilled, type View } from './view.ts';
import { bareForm } from './normal-form.ts';
import type { Layer } from './layer.ts';
import { standingFor, wireElements } from './wire-values.ts';
import { fieldsOf, namesNone } from './fields.ts';

/** More pairs of an alternative that is gone and one that may take it than this are not looked at. */
const mostPairs = 10_000;
/**
 * Whether the value is one of several alternatives, how many such choices have to be met, and whether more than one
 * alternative of a choice may fit. Where the number of choices differs, the sets of values are compared as far as it can
 * be proven that one holds the other. Where a plain schema became one of several alternatives, or the other way round,
 * the schema is compared with itself.
 */
export function variantAspects(side: Side, read: ReadSchema): AspectValue[] {
  const { view } = side;
  const [first] = view.choices;
  const members = view.choices.flatMap((choice) => choice.members);
  const stated = first !== undefined;
  const at = first?.spot ?? view.spot;
  const choosing: AspectValue = {
    aspect: 'variants',
    value: side,
    shown: stated ? shownOf(alternativesOf(members, side.context)) : undefined,
    stated,
    at,
    lists: 'variant',
    decides: () => true,
    law: (was, now) => choiceLaw(was as Side, now as Side),
    instead: (was, now) => {
      const [a, b] = [was as Side, now as Side];
      // Beside what was there and stays, alternatives ask for more: none of them is what the value was.
      const kept = staysBeside(a.view, b.view) ? null : keptVariant(a, b);
      if (kept === null) return [];
      const one = read([kept.node], b.view.choices.length > 0 ? b.context : a.context);
      if (b.view.choices.length === 0) return [[one, whole(b, read)]];
      return [[whole(a, read), one], ...besidePlain(a, b, kept, read)];
    },
  };
  const conditioned: AspectValue = {
    aspect: 'if',
    value: side,
    shown: stated ? choosing.shown : conditionsIn(view),
    stated,
    at,
    law: (was, now) => (isUnprovenRewrite(was as Side, now as Side) ? 'replaced' : null),
  };
  const overlaps = side.context.dialect.validates ? overlapAspects(side) : [];
  const exclusive: AspectValue[] =
    view.choices.length === 1
      ? [{ aspect: 'exclusive', value: side, shown: first?.keyword, stated, at, law: exclusiveLaw }]
      : [];
  return [...overlaps, choosing, conditioned, ...exclusive].map((one) => ({ ...one, law: unlessTheSame(one.law) }));
}

/** A law for alternatives that ask for other fields together than they did. */
function unlessTheSame(law: AspectLaw): AspectLaw {
  return (was, now) => {
    const [a, b] = [was as Side | undefined, now as Side | undefined];
    return a && b && asksForTheSame(a.view, b.view) ? null : law(was, now);
  };
}

/** Alternatives by their names, or what they have; where none has a name, how many there are. */
function shownOf(alternatives: readonly Alternative[]): unknown {
  const isNamed = alternatives.length === 0 || alternatives.some((one) => nameOf(one) !== '');
  return isNamed ? alternatives.map((one) => labelOf(one, undefined)) : `${alternatives.length} alternatives`;
}

/** Whether what one version is as a whole stands beside the alternatives of the other: with all its fields, or as it is. */
function staysBeside(was: View, now: View): boolean {
  const [plain, many] = now.choices.length > 0 ? [was, now] : [now, was];
  if (equalJson(besideVariants(plain), besideVariants(many))) return true;
  const [fields, beside] = [fieldsOf(plain), fieldsOf(many)];
  return fields.size > 0 && [...fields.keys()].every((name) => beside.has(name));
}

/**
 * The alternatives that an answer may be now, of which what it was takes all, and that have not all of its fields: whoever
 * reads those no longer finds them.
 */
function besidePlain(
  was: Side,
  now: Side,
  kept: { readonly node: Node },
  read: ReadSchema,
): readonly (readonly [Element, Element])[] {
  if (now.context.flow !== 'output' || choiceLaw(was, now) === 'widened') return [];
  const others = alternativesOf(
    now.view.choices.flatMap(({ members }) => members.filter((node) => node !== kept.node)),
    now.context,
  ).filter((one) => lacks(one, was.view));
  if (others.length === 0) return [];
  const of = (side: Side, parts: readonly Element[]): Element => ({
    ...whole(side, read),
    identity: undefined,
    node: undefined,
    aspects: () => [],
    parts: () => parts,
  });
  const names = new Map<string, number>();
  return [
    [
      of(was, []),
      of(
        now,
        others.map((one) => sparser(variant(one, keyOf(labelOf(one, undefined), names), now, read))),
      ),
    ],
  ];
}

/** Whether an alternative does not describe all fields that another schema does. */
function lacks({ view }: Alternative, other: View): boolean {
  const known = fieldsOf(view);
  return [...fieldsOf(other).keys()].some((name) => !known.has(name));
}

function sparser(element: Element): Element {
  return { ...element, given: { ...element.given, sparser: true } };
}

function whole({ view, context }: Side, read: ReadSchema): Element {
  return read(isFilled(view.layers) ? [view.layers[0].node] : [{ raw: {}, spot: view.spot }], context);
}

/** `oneOf` refuses what fits two alternatives, and `anyOf` takes it; where nothing can fit two, they say the same. */
function exclusiveLaw(was: unknown, now: unknown): ReturnType<AspectLaw> {
  const [a, b] = [was as Side | undefined, now as Side | undefined];
  const [before, after] = [a?.view.choices[0], b?.view.choices[0]];
  if (!a || !b || !before || !after || before.keyword === after.keyword) return null;
  if (apart(after, b) && apart(before, a)) return 'noted';
  return after.keyword === 'oneOf' ? 'narrowed' : 'widened';
}

/** Whether no value can fit two of the alternatives. */
function apart(choice: Choice, { view, context }: Side): boolean {
  const alternatives = alternativesOf(choice.members, context);
  const field = tellingField([alternatives], discriminatorOf(view, context.documents)?.property);
  if (field === undefined) return false;
  return alternatives.every(({ fixed, view: own }) => {
    const required = own.layers.some(({ raw }) => Array.isArray(raw['required']) && raw['required'].includes(field));
    return fixed.has(field) && required;
  });
}

/** The alternatives of two versions, choice by choice. */
export function matchedVariants(was: Side, now: Side, read: ReadSchema): Matched {
  if (asksForTheSame(was.view, now.view)) return { pairs: [], removed: [], added: [] };
  const found = pairedChoices(was.view.choices, now.view.choices).map(([before, after]) =>
    matchedChoice([before, was], [after, now], read, new Map()),
  );
  return {
    pairs: found.flatMap(({ pairs }) => pairs),
    removed: found.flatMap(({ removed }) => removed),
    added: found.flatMap(({ added }) => added),
  };
}

/** The alternatives of the other version, and how they are joined. */
type Opposite = readonly [alternatives: readonly Alternative[], side: Side, keyword: Choice['keyword']];

function matchedChoice(
  [before, was]: readonly [Choice, Side],
  [after, now]: readonly [Choice, Side],
  read: ReadSchema,
  names: Map<string, number>,
): Matched {
  const [earlier, later] = [was, now].map(({ view, context }) => discriminatorOf(view, context.documents));
  const [left, right] = [alternativesOf(before.members, was.context), alternativesOf(after.members, now.context)];
  const field = tellingField([left, right], later?.property ?? earlier?.property);
  const tell = (list: readonly Alternative[], side: 0 | 1) => {
    const [discriminator, { context }] = side === 0 ? [earlier, was] : [later, now];
    return told(list, field, discriminator && ((one) => standingFor(one, discriminator, context)));
  };
  const { same } = now.context;
  const found = matchAlternatives(tell(left, 0), tell(right, 1), same, [was.context, now.context], tell);
  const regrouped = (isRegrouped(found, was, now) || isMovedIn(was, now)) && takesAll(was, now);
  const kept = regrouped ? found.pairs.filter(isByName) : found.pairs;
  const pairs = kept.map(([one, other]): [Element, Element] => {
    const label = keyOf(labelOf(other, field), names);
    return [variant(one, label, was, read), variant(other, label, now, read)];
  });
  // A value that stood for an alternative is not known any more with it, whatever else the others take.
  const byValue = earlier !== null && later !== null;
  if (found.isUnsure && !regrouped) {
    now.context.documents.miss(after.spot, unsure(found.removed.length, found.added.length));
  }
  // Of very many that nothing tells apart, each may be one of the other side that changed.
  // One that could not be read may be any of those that are left over.
  const isRead = [...found.removed, ...found.added].every(({ view }) => view.broken === undefined);
  const isSure = ({ values }: Alternative) => isRead && !regrouped && (!found.isUnsure || values.length > 0);
  const isFew = Math.max(found.removed.length * right.length, found.added.length * left.length) <= mostPairs;
  if (!isFew && !byValue && !found.isUnsure)
    now.context.documents.miss(after.spot, notTried(found.removed.length, found.added.length));
  const isLooked = !byValue && isFew;
  // What an alternative of the other version takes is no news, unless an answer has fewer fields by it.
  const alone = (list: readonly Alternative[], side: Side, [others, other, keyword]: Opposite) =>
    list.flatMap((one) => {
      if (!isSure(one)) return [];
      const fits = isLooked && isTaken([one, side], [others, other], keyword);
      const isSparser = fits && side.context.flow === 'output' && others.every(({ view }) => lacks(one, view));
      if (fits && !isSparser) return [];
      const element = variant(one, keyOf(labelOf(one, field), names), side, read);
      const isTag =
        field !== undefined && (isOnlyTag(one, field) || others.some((each) => isBuiltAs(each, one, field)));
      const tagged = isTag ? { ...element, given: { ...element.given, tag: true } } : element;
      return [isSparser ? sparser(tagged) : tagged];
    });
  return {
    pairs: [...pairs, ...(earlier && later ? wireValues(found.pairs, [earlier, was], [later, now]) : [])],
    removed: alone(found.removed, was, [right, now, after.keyword]),
    added: alone(found.added, now, [left, was, before.keyword]),
  };
}

/** Whether an alternative holds nothing but the literal that tells it. */
function isOnlyTag({ fixed, view }: Alternative, field: string): boolean {
  return fixed.has(field) && view.choices.length === 0 && fieldsOf(view).size === 1;
}

/** Whether two alternatives say the same but for the literals that tell them. */
function isBuiltAs(one: Alternative, other: Alternative, field: string): boolean {
  if (!one.fixed.has(field) || !other.fixed.has(field)) return false;
  if (one.view.choices.length + other.view.choices.length > 0) return false;
  const [layers, others] = [one.view.layers, other.view.layers];
  return layers.length === others.length && equalJson(...([layers, others].map(untold) as [unknown, unknown]));

  function untold(all: readonly Layer[]): unknown {
    return all.map(({ raw }) => {
      const { properties, ...rest } = raw;
      const { [field]: _, ...fields } = isMap(properties) ? properties : {};
      return bareForm({ ...rest, properties: fields });
    });
  }
}

/** Whether what is in a choice inside of an alternative stands by itself on the other side. */
function isRegrouped({ pairs, removed, added }: Pairing, was: Side, now: Side): boolean {
  const apart = pairs.filter(([one, other]) => one.view.choices.length !== other.view.choices.length);
  const left = [...removed, ...apart.map(([one]) => one)];
  const right = [...added, ...apart.map(([, other]) => other)];
  const holds = ({ view }: Alternative, { context }: Side, others: readonly Alternative[]) =>
    view.choices.some(({ members }) =>
      alternativesOf(members, context).some((inside) => others.some((other) => likeness(inside, other) >= 0.5)),
    );
  return left.some((one) => holds(one, was, right)) || right.some((one) => holds(one, now, left));
}

/** Whether the fields that stood beside the alternatives stand in them, or the other way round. */
function isMovedIn(was: Side, now: Side): boolean {
  return fieldsOf(was.view).size > 0 !== fieldsOf(now.view).size > 0;
}

/** Whether two alternatives are built alike, and are called by the same name or value. */
function isByName([one, other]: readonly [Alternative, Alternative]): boolean {
  if (one.view.choices.length !== other.view.choices.length) return false;
  const name = nameOf(one);
  return name === '' ? one.values.some((value) => other.values.includes(value)) : name === nameOf(other);
}

/** Whether it can be proven that nobody loses a value or a field, however the alternatives are grouped. */
function takesAll(was: Side, now: Side): boolean {
  const input = now.context.flow === 'input';
  const [narrow, wide] = input ? [was, now] : [now, was];
  const known = fieldsWithin(now);
  return [...fieldsWithin(was)].every((name) => known.has(name)) && covers(expanded(narrow), expanded(wide), input);
}

function unsure(before: number, after: number): Refusal {
  return {
    because: `its alternatives could not be matched one by one: of ${before} before and ${after} now nothing says which is which`,
    fix: 'give each alternative a title, a name of its own or a field with one value',
  };
}

function notTried(removed: number, added: number): Refusal {
  return {
    because: `it was not looked whether another alternative takes one of ${removed} that are gone, or took one of ${added} that came: they are too many`,
    fix: 'change them a few at a time',
  };
}

/** Whether what one alternative allows is taken by another, and of a `oneOf` by no second one. */
function isTaken(
  [one, own]: readonly [Alternative, Side],
  [others, side]: readonly [readonly Alternative[], Side],
  keyword: Choice['keyword'],
): boolean {
  const input = own.context.flow === 'input';
  const isWithin = (a: Alternative, at: Side, b: Alternative, to: Side) =>
    covers(described(at, a.view), described(to, b.view), input);
  const taking = others.filter((other) => {
    const known = fieldsOf(other.view);
    const reads = !input || namesNone(other.view) || [...fieldsOf(one.view).keys()].every((name) => known.has(name));
    return reads && isWithin(one, own, other, side);
  });
  // What has no name is nothing beside its like.
  const isNamed = ({ refers }: Alternative) => refers !== null;
  if (!isNamed(one) && taking.some((other) => !isNamed(other) && isWithin(other, side, one, own))) return true;
  return keyword === 'anyOf' ? taking.length > 0 : taking.length === 1;
}

/** The values that stand for alternatives that stayed, where no literal of their own says so. */
function wireValues(
  pairs: readonly (readonly [Alternative, Alternative])[],
  ...sides: readonly [readonly [Discriminator, Side], readonly [Discriminator, Side]]
): Matched['pairs'] {
  // A schema that is written out has no name to stand for it.
  const stayed = pairs.filter((pair) =>
    pair.every(({ fixed, values }) => values.length > 0 && !fixed.has(sides[0][0].property)),
  );
  const [earlier, later] = sides.map(([{ mapping }]) => new Set(mapping.map(({ value }) => value)));
  const lasting = new Set([...(earlier ?? [])].filter((value) => later?.has(value)));
  const [was, now] = sides.map(([discriminator, { context, view }], index) => {
    const { documents } = context;
    const unsaid = stayed.map((pair) => pair[index] as Alternative);
    const members = new Set(
      view.choices.flatMap((choice) => choice.members.map((node) => addressOf(documents.at(node).spot))),
    );
    const values = [
      ...unsaid.flatMap((one) => standingFor(one, discriminator, context)),
      ...discriminator.mapping.filter(({ target }) => target === null || !members.has(addressOf(target.spot))),
    ];
    return { discriminator, values: values.filter(({ value }) => !lasting.has(value)), context };
  });
  return was && now ? wireElements(was, now) : [];
}

/** A name that no other alternative of the value has. `taken`: how often each label was asked for. */
function keyOf(label: string, taken: Map<string, number>): string {
  let key = label;
  let count = taken.get(label) ?? 0;
  while (taken.has(key)) key = `${label} #${++count}`;
  taken.set(label, Math.max(count, 1)).set(key, taken.get(key) ?? 1);
  return key;
}

function variant({ node }: Alternative, label: string, { view, context }: Side, read: ReadSchema): Element {
  // What it refers to is compared once for all that do.
  const isBesideNull = refOf(node.raw) === null && (view.nullness === 'yes' || takesNullBeside(node, view, context));
  const within = isBesideNull ? { ...context, besideNull: true } : context;
  return {
    kind: 'variant',
    key: label,
    name: label,
    flow: context.flow,
    at: node.spot,
    role: 'choice',
    given: { site: context.site },
    node,
    aspects: () => [],
    parts: () => [read([node], within)],
  };
}
