import { type Json, type Place, resolve, type Version } from './meta-schemas.ts';

/** What a meta-schema allows at a place, its combinators taken together. */
export interface Shape {
  readonly fields: Map<string, Place[]>;
  readonly required: Set<string>;
  /** What any name of a map holds. */
  readonly entries: Place[];
  readonly patterns: { readonly pattern: string; readonly place: Place }[];
  readonly items: Place[];
  readonly values: unknown[];
  readonly types: Set<string>;
  readonly formats: Set<string>;
  /** The definitions it is made of. */
  readonly names: string[];
  /** Whether a `$ref` to such an object may stand in its place. */
  isReference: boolean;
}

/** The shape of what may stand where all these meta-schemas, or one of them, hold. */
export function shapeOf(places: readonly Place[], version: Version): Shape {
  const shape: Shape = {
    fields: new Map(),
    required: new Set(),
    entries: [],
    patterns: [],
    items: [],
    values: [],
    types: new Set(),
    formats: new Set(),
    names: [],
    isReference: false,
  };
  const seen = new Set<unknown>();
  const collect = ({ schema, document }: Place, sure: boolean): void => {
    if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
    seen.add(schema);
    const one = schema as Json;
    const inside = (child: unknown): Place => ({ schema: child, document });
    const ref = one['$ref'] ?? one['$dynamicRef'];
    if (typeof ref === 'string') {
      const { name, places: targets } = resolve(ref, document, version);
      if (references.has(name)) shape.isReference = true;
      else {
        if (!/extensi|^examples$|^explode-for/.test(name)) shape.names.push(name);
        for (const target of targets) collect(target, sure);
      }
    }
    if (sure) for (const name of listed(one['required'])) shape.required.add(String(name));
    for (const [name, value] of Object.entries((one['properties'] ?? {}) as Json)) {
      if (value !== false) shape.fields.set(name, [...(shape.fields.get(name) ?? []), inside(value)]);
    }
    for (const [pattern, value] of Object.entries((one['patternProperties'] ?? {}) as Json)) {
      shape.patterns.push({ pattern, place: inside(value) });
    }
    if (typeof one['additionalProperties'] === 'object') shape.entries.push(inside(one['additionalProperties']));
    if (typeof one['items'] === 'object' && !Array.isArray(one['items'])) shape.items.push(inside(one['items']));
    shape.values.push(...listed(one['enum']), ...('const' in one ? [one['const']] : []));
    if (typeof one['format'] === 'string') shape.formats.add(one['format']);
    for (const type of [one['type']].flat()) if (typeof type === 'string') shape.types.add(type);
    for (const each of listed(one['allOf'])) collect(inside(each), sure);
    for (const each of [...listed(one['anyOf']), ...listed(one['oneOf'])]) collect(inside(each), false);
    // What an `if` asks restricts; what `then` and `else` name are fields.
    for (const each of [one['then'], one['else']]) collect(inside(each), false);
    for (const each of Object.values((one['dependentSchemas'] ?? {}) as Json)) collect(inside(each), false);
  };
  for (const place of places) collect(place, true);
  return shape;
}

/** What the names of a map may hold, extensions aside. */
export function namedOf({ entries, patterns }: Shape): readonly Place[] {
  return [...entries, ...patterns.filter(({ pattern }) => pattern !== extension).map(({ place }) => place)];
}

/** Whether an object may have extensions. */
export function isExtensible({ patterns }: Shape): boolean {
  return patterns.some(({ pattern }) => pattern === extension);
}

const extension = '^x-';
const references = new Set(['reference', 'Reference', 'jsonReference']);

/** What an object is called: after the definition it is, or after where it stands. */
export function titleOf({ names }: Shape, around: string): string {
  for (const name of names) {
    const title = titles.get(name) ?? name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (objects.has(title)) return title;
  }
  return around;
}

/** The objects of the specifications, in their words. */
const objects = new Set(
  `Contact Info License ExternalDocs Paths PathItem Operation Responses Response Header Parameter Schema Items XML Tag
  Server ServerVariable Components RequestBody MediaType Encoding Example Link SecurityScheme OAuthFlows OAuthFlow
  Discriminator Callback SecurityRequirement Scopes`.split(/\s+/),
);

/** Definitions that the meta-schemas call otherwise. */
const titles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    externalDocs: 'ExternalDocs',
    'external-documentation': 'ExternalDocs',
    'external-docs': 'ExternalDocs',
    ExternalDocumentation: 'ExternalDocs',
    fileSchema: 'Schema',
    primitivesItems: 'Items',
    xml: 'XML',
    'oauth-flows': 'OAuthFlows',
    implicit: 'OAuthFlow',
    password: 'OAuthFlow',
    'client-credentials': 'OAuthFlow',
    'authorization-code': 'OAuthFlow',
    'device-authorization': 'OAuthFlow',
    ImplicitOAuthFlow: 'OAuthFlow',
    PasswordOAuthFlow: 'OAuthFlow',
    ClientCredentialsFlow: 'OAuthFlow',
    AuthorizationCodeOAuthFlow: 'OAuthFlow',
    callbacks: 'Callback',
    oauth2Scopes: 'Scopes',
  }),
);

function listed(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}
