import type { AspectLaw } from '../comparison/element.ts';
import { isMap } from '../document-store.ts';
import type { SchemaContext } from './context.ts';
import type { Dialect, Layer } from './layer.ts';
import { isRemark } from './notation.ts';

/**
 * Whether null is one of the values. `any`: nothing restricts the type, so null is as good as everything else. `lapsed`:
 * it is written as a keyword that this version of OpenAPI no longer has; people mean it all the same.
 */
export type Nullness = 'yes' | 'no' | 'any' | 'lapsed';

/** Whether a schema holds the keyword of OpenAPI 2.0 or 3.0 that makes a value nullable. */
export function saysNullable(raw: Readonly<Record<string, unknown>>): boolean {
  return raw['nullable'] === true || raw['x-nullable'] === true;
}

/** What the keyword says in a dialect. */
export function ifMeant({ nullable }: Dialect): Nullness {
  return nullable ? 'yes' : 'lapsed';
}

/** How a schema refuses null: its type or its literals do, or it only speaks of values of one type. */
export type NullRefusal = 'typed' | 'untyped';

/**
 * Whether all layers together let null through; `among` says whether it stands among the alternatives, or how each of
 * them refuses it. What only speaks of objects lets a null through that the type beside it lists.
 */
export function nullnessOf(
  layers: readonly Layer[],
  among: 'allowed' | NullRefusal | 'any',
  dialect: Dialect,
): Nullness {
  const written = layers.some(({ raw }) => saysNullable(raw));
  if (written && dialect.nullable) return 'yes';
  const said = layers.flatMap(({ raw, besideNull }) => (besideNull ? [] : (ofLayer(raw) ?? [])));
  if (said.includes(false) || among === 'typed') return written ? 'lapsed' : 'no';
  if (said.includes(true) || among === 'allowed') return 'yes';
  if (among === 'untyped') return written ? 'lapsed' : 'no';
  return layers.some(({ raw }) => isAboutTypes(raw)) ? 'no' : 'any';
}

/**
 * What becomes of null between two versions. Where any type is allowed on one side, the type says it; in a text there is
 * no null, so that whether it was allowed breaks nobody.
 */
export function nullnessLaw({ text, flow }: Pick<SchemaContext, 'text' | 'flow'>): AspectLaw {
  return (was, now) => {
    if (was === 'any' || now === 'any' || was === undefined || now === undefined) return null;
    const [had, has] = [was, now].map((one) => one === 'yes' || one === 'lapsed');
    if (had === has) return was === 'yes' && now === 'lapsed' ? 'noted' : null;
    if (text && has === (flow === 'output')) return 'noted';
    return has ? 'widened' : 'narrowed';
  };
}

/** Whether an alternative allows null and nothing else. A `nullable` by itself is meant so, though it allows any value. */
export function isNull(raw: unknown): boolean {
  if (!isMap(raw)) return false;
  const { type, enum: list, const: one } = raw;
  if (type === 'null' || one === null || (Array.isArray(list) && list.length === 1 && list[0] === null)) return true;
  return saysNullable(raw) && Object.keys(raw).filter((key) => !isRemark(key)).length === 1;
}

/** How a schema itself refuses null, if it does. */
export function refusalBy(raw: Layer['raw']): NullRefusal | undefined {
  if (saysNullable(raw)) return undefined;
  const said = ofLayer(raw);
  if (said === undefined) return isAboutTypes(raw) ? 'untyped' : undefined;
  return said ? undefined : 'typed';
}

function ofLayer(raw: Layer['raw']): boolean | undefined {
  const { type, enum: list, const: one } = raw;
  const said: boolean[] = [];
  if (typeof type === 'string' || Array.isArray(type)) said.push([type].flat().includes('null'));
  if (Array.isArray(list)) said.push(list.includes(null));
  if (one !== undefined) said.push(one === null);
  return said.length === 0 ? undefined : !said.includes(false);
}

function isAboutTypes(raw: Layer['raw']): boolean {
  return ['type', 'enum', 'const', 'properties', 'additionalProperties', 'items'].some((key) => raw[key] !== undefined);
}

/** What two uses of a schema let in of null as a whole, where one of them says it around the schema. */
export function wholes(was: unknown, now: unknown): [Nullness, Nullness] {
  const [a, b] = [was, now] as { wrapping: Nullness; whole: () => Nullness }[];
  if (!a || !b || (a.wrapping === 'no' && b.wrapping === 'no')) return ['any', 'any'];
  return [a.whole(), b.whole()];
}
