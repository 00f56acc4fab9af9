import type { AspectLaw } from '../comparison/element.ts';
import { outlineOf } from '../comparison/equal.ts';
import { equalJson } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { type Alternative, alternativesOf, nameOf } from './alternative.ts';
import type { SchemaContext } from './context.ts';
import { type Described, proves } from './covers.ts';
import { choiceOfSubtypes } from './inheritance.ts';
import type { Layer } from './layer.ts';
import { likeness } from './matching.ts';
import { isRemark } from './notation.ts';
import type { Choice, View } from './view.ts';
import { fieldsOf, namesNone } from './fields.ts';

/** A value of one side, and how it is read. */
export interface Side {
  readonly view: View;
  readonly component: string | undefined;
  readonly context: SchemaContext;
}

/** How many choices inside choices are opened for the names of fields. */
const deepest = 4;

/** What another number of choices does: whether the sets of values hold each other is proven, or not claimed. */
export function choiceLaw(was: Side, now: Side): ReturnType<AspectLaw> {
  const [had, has] = [was.view.choices.length, now.view.choices.length];
  const isSplit = had === has && had > 0 && !equalJson(besideVariants(was.view), besideVariants(now.view));
  if (had === has && !isSplit) return null;
  const effect = proven(was, now);
  if (effect !== undefined && effect !== 'undecided') return effect;
  // What follows from conditions now is told by those.
  if (isRewritten(was, now)) return null;
  const isOnlyFewer = had === 0 || has === 0;
  if (isOnlyFewer && equalJson(besideVariants(was.view), besideVariants(now.view)))
    return has > 0 ? 'narrowed' : 'widened';
  if (isOnlyFewer && keptVariant(was, now) !== null) return has > 0 ? 'widened' : 'narrowed';
  if (effect === undefined) return 'replaced';
  now.context.documents.miss(now.view.spot, tooMany);
  return null;
}

const tooMany = {
  because: 'it was not decided whether what its alternatives allow together became more or less: they are too many',
  fix: 'change them a few at a time',
};

/** Whether one version chooses where the other asks by conditions, and nothing proves what that does. */
export function isUnprovenRewrite(was: Side, now: Side): boolean {
  return isRewritten(was, now) && proven(was, now) === undefined;
}

/**
 * What another number of choices does, as far as the schemas prove it; undefined where they do not, and undecided where
 * they hold too much to look at, and nobody may lose anything.
 */
function proven(was: Side, now: Side): ReturnType<AspectLaw> | 'undecided' | undefined {
  const isSplit = was.view.choices.length === now.view.choices.length;
  const kept = isSplit ? null : keptVariant(was, now);
  const stays = (side: Side) => kept?.certain === true && side.view.choices.length > 0;
  const known = fieldsWithin(now);
  const keeps = [...fieldsWithin(was)].every((name) => known.has(name));
  const input = now.context.flow === 'input';
  // What nobody describes any more is gone, though a schema that is open would let it through.
  const proof = proofOf(was, now);
  const wider = stays(now) || ((keeps || !input || namesNone(now.view)) && proof('wider', input));
  const narrower = stays(was) || ((keeps || input) && proof('narrower'));
  if (isSplit) return wider && narrower && keeps ? 'noted' : null;
  if (wider && narrower && kept?.certain !== true) return 'noted';
  // One that stays among others which it takes itself: whichever way, nobody loses anything.
  if (wider && narrower) return input ? 'widened' : 'narrowed';
  if (wider || narrower) return wider ? 'widened' : 'narrowed';
  return (input ? wider : narrower) === undefined ? 'undecided' : undefined;
}

/** Tells whether one version holds all of the other; undefined where they are too much to look at. */
function proofOf(was: Side, now: Side): (way: 'wider' | 'narrower', open?: boolean) => boolean | undefined {
  const proven = (before: Described, after: Described, way: 'wider' | 'narrower', open: boolean) =>
    way === 'wider' ? proves(before, after, open) : proves(after, before, open);
  return (way, open = false) => {
    const whole = proven(expanded(was), expanded(now), way, open);
    if (whole !== undefined) return whole;
    const [before, after] = withoutShared(was, now);
    return proven(described(before), described(after), way, open) || undefined;
  };
}

/** Two versions without the choices that stand in both: what is left of them decides, if it does. */
function withoutShared(was: Side, now: Side): readonly [Side, Side] {
  const { same } = now.context;
  const outline = ({ keyword, members }: Choice) => [keyword, ...members.map(outlineOf)].join();
  const left = Map.groupBy(now.view.choices, outline);
  const shared = new Set<Choice>();
  for (const one of was.view.choices) {
    const alike = left.get(outline(one)) ?? [];
    const index = alike.findIndex(({ members }) =>
      members.every((member, at) => same(one.members[at] as Node, member)),
    );
    const [other] = index < 0 ? [] : alike.splice(index, 1);
    if (other) shared.add(one).add(other);
  }
  const rest = ({ view, ...side }: Side): Side => ({
    ...side,
    view: { ...view, choices: view.choices.filter((one) => !shared.has(one)) },
  });
  return [rest(was), rest(now)];
}

/** Whether one version chooses among alternatives where the other asks by conditions: which values meet both cannot be told by one of them. */
function isRewritten(was: Side, now: Side): boolean {
  const [many, plain] = was.view.choices.length > 0 ? [was.view, now.view] : [now.view, was.view];
  return (
    many.choices.length > 0 &&
    plain.choices.length === 0 &&
    conditionsIn(plain) !== undefined &&
    conditionsIn(many) === undefined
  );
}

/** How many conditions a schema has, in words; undefined where it has none. */
export function conditionsIn({ layers }: View): string | undefined {
  const count = layers.filter(({ raw }) => raw['if'] !== undefined).length;
  return count === 0 ? undefined : `${count} condition${count === 1 ? '' : 's'}`;
}

/** A value as all that can be said of it: a base with a discriminator is one of its subtypes. */
export function expanded(side: Side): Described {
  const { view, context } = side;
  const node = view.layers[0]?.node;
  const choice = node === undefined || view.choices.length > 0 ? null : choiceOfSubtypes({ node, view, context });
  return described(side, choice === null ? view : { ...view, choices: [choice] });
}

/** The fields that a value can have, whichever of its alternatives it is. */
export function fieldsWithin(side: Side): Set<string> {
  return fieldsOfAll(expanded(side).view, side.context, deepest);
}

function fieldsOfAll(view: View, context: SchemaContext, depth: number): Set<string> {
  const inside = view.choices.flatMap(({ members }) => (depth === 0 ? [] : alternativesOf(members, context)));
  return new Set([
    ...fieldsOf(view).keys(),
    ...inside.flatMap((one) => [...fieldsOfAll(one.view, context, depth - 1)]),
  ]);
}

/** A side as a proof takes it, or another value of it. */
export function described({ view, context }: Side, one: View = view): Described {
  return { view: one, documents: context.documents, dialect: context.dialect };
}

/** Which alternative of the one side is the plain schema of the other: by name, by what it says, or as the likest. */
export function keptVariant(was: Side, now: Side): { readonly node: Node; readonly certain: boolean } | null {
  const [plain, many] = now.view.choices.length > 0 ? [was, now] : [now, was];
  const [choice, ...others] = many.view.choices;
  const [first] = plain.view.layers;
  if (choice === undefined || others.length > 0 || plain.view.choices.length > 0) return null;
  const { same } = now.context;
  const alternatives = alternativesOf(choice.members, many.context);
  const named = alternatives.find((one) => plain.component !== undefined && nameOf(one) === plain.component);
  const isSame = ({ target }: Alternative, { node }: Layer) => (now === many ? same(node, target) : same(target, node));
  const kept = named ?? alternatives.find((one) => first !== undefined && isSame(one, first));
  if (kept !== undefined) return { node: kept.node, certain: true };
  // What requests are taken for now can be told; of answers, only that they may be something else.
  if (many === was || now.context.flow === 'output') return null;
  const scored = alternatives
    .map((one) => ({ one, score: likeness(one, plain) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best && best.score >= 0.5 && best.score > (next?.score ?? 0) ? { node: best.one.node, certain: false } : null;
}

/** What the layers say apart from their alternatives. */
export function besideVariants(view: View): unknown {
  return view.layers
    .map(({ raw }) => Object.entries(raw).filter(([key]) => !choosing.has(key) && !isRemark(key)))
    .filter((entries) => entries.length > 0)
    .map((entries) => Object.fromEntries(entries));
}

const choosing = new Set(['oneOf', 'anyOf', 'allOf', '$ref', 'discriminator']);
