import type { AspectValue, Element } from '../comparison/element.ts';
import { written } from '../comparison/written.ts';
import { type Node, own } from '../document-store.ts';
import type { ReadSchema, SchemaContext } from './context.ts';
import { isUnsaid } from './blank.ts';
import { defaultAspect } from './default.ts';
import { enumAspects } from './enum.ts';
import { formatLaw } from './format.ts';
import { aspectOf, keywordAspects } from './keywords.ts';
import { typeOf } from './literal-type.ts';
import { literalsOf } from './literals.ts';
import {
  isGuessed,
  isIntegral,
  isUnsure,
  isUndefinedType,
  itemTypes,
  lengthsOf,
  oneForMany,
  typeDecides,
  type Typed,
  typeLaw,
  typesOfView,
} from './type.ts';
import { variantAspects } from './variant.ts';
import { isFilled, type View } from './view.ts';

/** What a schema says of its values, but for null and for what they are made of. */
export function aspectsOf(
  view: View,
  component: string | undefined,
  context: SchemaContext,
  read: ReadSchema,
): AspectValue[] {
  const types = typesOfView(view);
  const typed = view.layers.find(({ raw }) => raw['type'] !== undefined);
  const formatted = view.layers.filter(({ raw }) => raw['format'] !== undefined);
  const formats = formatted.map(({ raw }) => raw['format']);
  const { parameter: _, list, ...alone } = context;
  const layers = view.layers.map(({ node }) => node);
  const items = () => layers.flatMap((node) => own(node, 'items') ?? []);
  const typing: Typed = {
    types,
    formats,
    guessed: isGuessed(view),
    unsure: isUnsure(view, context.dialect),
    literals: () => typesListed(view),
    texts: () => textsOf(view),
    items: itemTypes(view),
    integral: isIntegral(view),
    ...lengthsOf(view),
    isUnsaid: () => isUnsaid(view),
    whole: () => valueOf(layers, view, alone, read),
    item: () => valueOf(items(), view, alone, read),
  };
  const law = typeLaw(context);
  const pairs = (was: unknown, now: unknown) => (law(was, now) === 'widened' ? oneForMany(was, now, list) : []);
  // Of an answer that may be anything in one version, what else the other one says is gone or comes with the type.
  const isAnything = (was: unknown, now: unknown) =>
    context.flow === 'output' && [was, now].some((one) => (one as Typed).isUnsaid());
  return [
    ...variantAspects({ view, component, context }, read),
    {
      ...aspectOf(view, typed, 'type', typing, law),
      shown: typing.unsure ? undefined : typesShown(types, view),
      decides: (_effect, was, now) =>
        isAnything(was, now) || typeDecides(was, now, context.text) || pairs(was, now).length > 0,
      instead: pairs,
    },
    {
      ...aspectOf(view, formatted[0], 'format', typing, formatLaw(context)),
      shown: formats.length > 1 ? formats : formats[0],
    },
    ...enumAspects(view, context),
    ...keywordAspects(view, context),
    defaultAspect(view, context),
  ];
}

function valueOf(nodes: readonly Node[], { spot }: View, context: SchemaContext, read: ReadSchema): Element {
  return read(isFilled(nodes) ? nodes : [{ raw: {}, spot }], context);
}

/** No type is left of null alone, and of `false`, which no value is. */
function typesShown(types: readonly string[] | undefined, { nullness, layers }: View): unknown {
  // As it is written where that is no type: a reference to one, which nobody follows.
  if (types === undefined) return layers.find(({ raw }) => isUndefinedType(raw['type']))?.raw['type'];
  if (types?.length === 0) return nullness === 'yes' ? 'null' : 'no value';
  return types?.length === 1 ? types[0] : types;
}

function isListed({ layers }: View): boolean {
  return layers.some(({ raw }) => raw['const'] !== undefined || Array.isArray(raw['enum']));
}

/** The types of the literals of a value, where all are known. */
function typesListed(view: View): readonly string[] | undefined {
  if (!isListed(view)) return undefined;
  return [...new Set(literalsOf(view)?.values.flatMap(({ value }) => typeOf(value) ?? []))];
}

/** The literals of a value as texts, where all are known. */
function textsOf(view: View): readonly string[] | undefined {
  return isListed(view) ? literalsOf(view)?.values.map(({ value }) => written(value)) : undefined;
}
