import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw } from '../comparison/element.ts';
import { isMap, type Node } from '../document-store.ts';

/** How a version of OpenAPI or JSON Schema reads a schema. */
export interface Dialect {
  /** Keywords beside `$ref` count (JSON Schema 2019-09 and later, OpenAPI 3.1). */
  readonly siblings: boolean;
  /** `nullable` / `x-nullable` make a value nullable (OpenAPI 2.0 and 3.0). */
  readonly nullable: boolean;
  /** Set where the schema is the contract: a validator refuses what it says, to the letter, and nothing else. */
  readonly validates?: boolean;
}

/** Whether it is the dialect of OpenAPI 2.0 and 3.0, which has no keywords that JSON Schema got later. */
export function isEarly({ nullable, siblings }: Dialect): boolean {
  return nullable && !siblings;
}

/** The names of dialects in which keywords mean what they mean where none is named. */
export const usualDialect: RegExp =
  /^https:\/\/(?:spec\.openapis\.org\/oas\/3\.\d\/dialect\/|json-schema\.org\/draft\/2020-12\/schema)/;

/** One schema object that applies to the value. */
export interface Layer {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly node: Node;
  /** The keyword under which it is written, where `raw` says in another way what stands there. */
  readonly spelled?: string;
  /** It is an alternative to null, so it says nothing about null itself. */
  readonly besideNull?: boolean;
}

/** Where a keyword of a layer is written. */
export function spotOf({ node, spelled }: Layer, keyword: string): Spot {
  const { raw, spot } = node;
  const other = otherwise.get(keyword);
  const isOther = other !== undefined && isMap(raw) && !(keyword in raw) && other in raw;
  return below(spot, spelled ?? (isOther ? other : keyword));
}

/** The layer whose keyword wins: where several state it, the narrowest. */
export function tightest(
  layers: readonly Layer[],
  keyword: string,
  law: AspectLaw,
  says: (value: unknown) => boolean,
): Layer | undefined {
  let best: Layer | undefined;
  for (const layer of layers) {
    const value = layer.raw[keyword];
    if (!says(value)) continue;
    if (best === undefined || law(best.raw[keyword], value) === 'narrowed') best = layer;
  }
  return best;
}

/** Whether a limit is a number: one that is too large to be exact is read as a `bigint`. */
export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Under which keyword the same may be written: of other fields where no schema beside it names any, and of fields that ask for others. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ['additionalProperties', 'unevaluatedProperties'],
  ['dependentRequired', 'dependentSchemas'],
]);
