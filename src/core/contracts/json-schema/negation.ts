import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { isMap, type Node, own } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import { type Layer, spotOf } from './layer.ts';
import { literalsOf } from './literals.ts';
import { isRemark } from './notation.ts';
import type { View } from './view.ts';

/** What a value must not be: some literals, and whatever fits one of the schemas. */
interface Negations {
  readonly literals: ReadonlySet<string>;
  readonly schemas: readonly Node[];
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
  };
  const law: AspectLaw = (was, now) => {
    const [a, b] = [was ?? none, now ?? none] as [Negations, Negations];
    const unmatched = b.schemas.filter((one) => !a.schemas.some((other) => same(other, one)));
    const gone = a.schemas.filter((one) => !b.schemas.some((other) => same(one, other)));
    const more = unmatched.length > 0 || [...b.literals].some((key) => !a.literals.has(key));
    const fewer = gone.length > 0 || [...a.literals].some((key) => !b.literals.has(key));
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
  if ([...one.literals].some((key) => !other.literals.has(key)) && former.length === 0) return true;
  return schemas.some((schema) => {
    const asked = new Set(requiredBy(schema));
    return former.length > 0 && former.every((was) => requiredBy(was).some((name) => !asked.has(name)));
  });
}

function requiredBy({ raw }: Node): readonly unknown[] {
  const list = isMap(raw) ? raw['required'] : undefined;
  return Array.isArray(list) ? list : [];
}

const none: Negations = { literals: new Set(), schemas: [] };

/** The literals of a schema that says nothing else, null among them. */
export function literalsOnly({ raw, spot }: Node, text: boolean): readonly string[] | undefined {
  if (!isMap(raw) || !Object.keys(raw).every((key) => key === 'const' || key === 'enum' || isRemark(key)))
    return undefined;
  const layer: Layer = { raw, node: { raw, spot } };
  const literals = literalsOf({ layers: [layer] }, text)?.values.map(({ key }) => key);
  const hasNull = [raw['enum']].flat().includes(null) || raw['const'] === null;
  return literals && (hasNull ? [...literals, 'null'] : literals);
}
