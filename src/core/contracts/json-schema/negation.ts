import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { isMap, type Node, own } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { type Layer, spotOf } from './layer.ts';
import { typeOf } from './literal-type.ts';
import { literalsOf } from './literals.ts';
import { isRemark } from './notation.ts';
import { areWithin, isGuessed, typesOfView } from './type.ts';
import type { View } from './view.ts';

/** What a value must not be: some literals, and whatever fits one of the schemas. */
interface Negations {
  readonly literals: ReadonlySet<string>;
  readonly schemas: readonly Node[];
  /** Whether a literal would be one of the values, if it was not excluded. */
  readonly allows: (key: string) => boolean;
}

/** What every `not` of a value refuses, taken together. Whether one schema fits less than another is not decided. */
export function negations(view: View, { documents, same, text, flow }: SchemaContext): AspectValue | undefined {
  const layers = view.layers.filter(({ raw }) => raw['not'] !== undefined);
  const [first] = layers;
  if (first === undefined) return undefined;
  const stated = layers.flatMap(({ node }) => own(node, 'not') ?? []);
  const nodes = stated.map((node) => documents.at(node));
  const listed = nodes.map((node) => literalsOnly(node, text));
  const value: Negations = {
    literals: new Set(listed.flatMap((keys) => keys ?? [])),
    schemas: nodes.filter((_, index) => listed[index] === undefined),
    allows: allowedBy(view, text),
  };
  const law: AspectLaw = (was, now) => {
    const [a, b] = [was ?? none(value), now ?? none(value)] as [Negations, Negations];
    const unmatched = b.schemas.filter((one) => !a.schemas.some((other) => same(other, one)));
    const gone = a.schemas.filter((one) => !b.schemas.some((other) => same(one, other)));
    const more = unmatched.length > 0 || refusesMore(b, a);
    const fewer = gone.length > 0 || refusesMore(a, b);
    if (more && fewer) {
      if (flow === 'input' && isRefused(b, a, unmatched, gone)) return 'narrowed';
      return flow === 'output' && isRefused(a, b, gone, unmatched) ? 'widened' : 'replaced';
    }
    if (more) return 'narrowed';
    return fewer ? 'widened' : null;
  };
  const shown = stated.length === 1 ? stated[0]?.raw : stated.map(({ raw }) => raw);
  return { aspect: 'not', value, shown, law, stated: true, at: spotOf(first, 'not') };
}

/** Whether the one surely refuses what the other let through: a literal, or an object without a field it asked for. */
function isRefused(one: Negations, other: Negations, schemas: readonly Node[], former: readonly Node[]): boolean {
  if (refusesMore(one, other) && former.length === 0) return true;
  return schemas.some((schema) => {
    const asked = new Set(requiredBy(schema));
    return former.length > 0 && former.every((was) => requiredBy(was).some((name) => !asked.has(name)));
  });
}

/** Whether the one excludes a literal that is a value of the other. */
function refusesMore(one: Negations, other: Negations): boolean {
  return [...one.literals].some((key) => !other.literals.has(key) && other.allows(key));
}

/** The literals that the types and the list of a value let through. In text every one is a text; null is said elsewhere. */
function allowedBy(view: View, text: boolean): Negations['allows'] {
  let known:
    | { readonly keys: ReadonlySet<string> | undefined; readonly types: readonly string[] | undefined }
    | undefined;
  return (key) => {
    known ??= { keys: keysIn(literalsOf(view, text)), types: text || isGuessed(view) ? undefined : typesOfView(view) };
    const type = typeOf(JSON.parse(key));
    return type === undefined || (known.keys?.has(key) !== false && areWithin([type], known.types));
  };
}

function keysIn(list: ReturnType<typeof literalsOf>): ReadonlySet<string> | undefined {
  return list === undefined || list.open ? undefined : new Set(list.values.map(({ key }) => key));
}

function requiredBy({ raw }: Node): readonly unknown[] {
  const list = isMap(raw) ? raw['required'] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Nothing is excluded, of values that are those of the other side. */
function none({ allows }: Negations): Negations {
  return { literals: new Set(), schemas: [], allows };
}

/** The literals of a schema that says nothing else, null among them. */
export function literalsOnly({ raw, spot }: Node, text: boolean): readonly string[] | undefined {
  if (!isMap(raw) || !Object.keys(raw).every((key) => key === 'const' || key === 'enum' || isRemark(key)))
    return undefined;
  const layer: Layer = { raw, node: { raw, spot } };
  const literals = literalsOf({ layers: [layer] }, text)?.values.map(({ key }) => key);
  const hasNull = [raw['enum']].flat().includes(null) || raw['const'] === null;
  return literals && (hasNull ? [...literals, 'null'] : literals);
}
