/** A version of JSON Schema; later ones are greater. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** The draft that an address in `$schema` names: null where it is one that is not read, undefined where it names none. */
export function draftOf(address: unknown): Draft | null | undefined {
  if (typeof address !== 'string') return undefined;
  const [, number, year] =
    /^https?:\/\/json-schema\.org\/draft(?:-0(\d)|\/(\d{4})-\d\d)\/(?:hyper-)?schema#?$/.exec(address) ?? [];
  const stated = Number(number ?? year);
  if (Number.isNaN(stated)) return undefined;
  return drafts.find((draft) => draft === stated) ?? null;
}

const drafts: readonly Draft[] = [4, 6, 7, 2019, 2020];

/** Whether keywords beside a `$ref` count. */
export function countsBesideReferences(draft: Draft | undefined): boolean {
  return draft === undefined || draft >= 2019;
}

const introduced: Readonly<Record<number, string>> = {
  6: 'const contains propertyNames',
  7: 'if then else contentEncoding contentMediaType',
  2019: `contentSchema dependentRequired dependentSchemas unevaluatedItems unevaluatedProperties minContains
    maxContains`,
  2020: 'prefixItems',
};

/** The first draft that knows a keyword, of those that others ignore. */
export const since: ReadonlyMap<string, number> = new Map(
  Object.entries(introduced).flatMap(([draft, words]) =>
    words.split(/\s+/).map((word): [string, number] => [word, Number(draft)]),
  ),
);
