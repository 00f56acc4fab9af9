import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { note, replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { written } from '../comparison/written.ts';
import { addressOf, isMap, type Node, own } from '../document-store.ts';
import { childOf, entriesOf, keywordSpot, type Reading, textOf } from './reading.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What it takes to read a scheme. AsyncAPI describes them as OpenAPI 3 does. */
export type SchemeReading = Pick<Reading, 'documents' | 'root' | 'version'>;

/** The scheme of a name, as this side describes it. */
export function schemeNamed(name: string, reading: SchemeReading): Node | undefined {
  const schemes = schemesOf(reading);
  return schemes && childOf(schemes, name, reading.documents);
}

/** The names of all schemes of this side. */
export function schemeNames(reading: SchemeReading): ReadonlySet<string> {
  const raw = schemesOf(reading)?.raw;
  if (!isMap(raw)) return new Set();
  const names = namesIn.get(raw) ?? new Set(Object.keys(raw));
  namesIn.set(raw, names);
  return names;
}

/** Each demand of each operation asks for them. */
const namesIn = new WeakMap<object, ReadonlySet<string>>();

function schemesOf({ root, documents, version }: SchemeReading): Node | undefined {
  if (version === '2') return childOf(root, 'securityDefinitions', documents);
  const components = childOf(root, 'components', documents);
  return components && childOf(components, 'securitySchemes', documents);
}

/** What of a scheme a client has to do on each request. Only the name of a header is the same in upper and lower case. */
export function wireOf(raw: unknown): string {
  if (!isMap(raw)) return '';
  const type = typeOf(raw);
  return isKey(type) ? `${type} ${written(raw['in'] ?? '')} ${keyName(raw)}` : type;
}

/** Whether what a requirement lists are scopes. What is not described is taken at its word. */
export function grantsScopes(raw: unknown): boolean {
  return !isMap(raw) || ['oauth2', 'openIdConnect'].includes(typeOf(raw)) || typeOf(raw) === '';
}

/** `basic` of OpenAPI 2.0 is the scheme `basic` of HTTP, whose names know no case. */
function typeOf(raw: Raw): string {
  const type = written(raw['type'] ?? '');
  if (type === 'basic') return 'http basic';
  return type === 'http' ? `http ${written(raw['scheme'] ?? '').toLowerCase()}` : type;
}

/** `httpApiKey` of AsyncAPI is what `apiKey` is in OpenAPI. */
function isKey(type: string): boolean {
  return type === 'apiKey' || type === 'httpApiKey';
}

function keyName(raw: Raw): string {
  const name = written(raw['name'] ?? '');
  return raw['in'] === 'header' ? name.toLowerCase() : name;
}

interface SchemePart extends Element {
  readonly wire: string;
}

/** A scheme as a part of an alternative. It is said once, whichever requirements ask for it. */
export function schemePart(name: string, node: Node, reading: SchemeReading): SchemePart {
  const wire = wireOf(node.raw);
  return {
    ...common(node),
    key: name,
    name,
    role: 'detail',
    given: {},
    wire,
    component: 'security schemes',
    identity: `scheme ${addressOf(node.spot)}`,
    renamedFrom: (other) => 'wire' in other && other.wire === wire,
    aliases: () => [wire],
    aspects: () => [],
    parts: () => [scheme(node, name, reading)],
  };
}

const schemeFields = fields(
  'type in name scheme flows scopes openIdConnectUrl oauth2MetadataUrl deprecated',
  'bearerFormat',
);
const flowFields = fields('authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl scopes availableScopes');
const legacyFields = fields('type in name flow authorizationUrl tokenUrl refreshUrl scopes');

function scheme(node: Node, name: string, reading: SchemeReading): Element {
  const raw = isMap(node.raw) ? node.raw : {};
  const type = typeOf(raw);
  const value = (aspect: 'type' | 'location' | 'name' | 'credential', one: unknown, keyword: string): AspectValue => ({
    aspect,
    value: one,
    law: replacement,
    stated: true,
    at: keywordSpot(node, keyword),
    decides: (effect) => effect === 'replaced',
  });
  return {
    ...common(node),
    key: 'scheme',
    name,
    role: 'detail',
    given: {},
    remains: [{ node, fields: reading.version === '2' ? legacyFields : schemeFields }],
    aspects: () => [
      { ...value('type', type, 'scheme' in raw ? 'scheme' : 'type'), law: typeLaw },
      value('location', isKey(type) ? written(raw['in'] ?? '') : ofHttp(type, 'header'), 'in'),
      { ...value('name', isKey(type) ? keyName(raw) : ofHttp(type, 'authorization'), 'name'), shown: raw['name'] },
      {
        ...value('credential', type === 'apiKey' || ofHttp(type, true) ? type : undefined, 'type'),
        shown: type === 'apiKey' ? undefined : type,
        law: credentialLaw,
      },
      ...addresses(node, ['openIdConnectUrl', 'oauth2MetadataUrl']),
      {
        aspect: 'deprecated',
        value: raw['deprecated'] === true || undefined,
        law: note,
        stated: true,
        at: keywordSpot(node, 'deprecated'),
      },
    ],
    parts: () => flowsOf(node, reading),
  };
}

/** What holds for the schemes of HTTP: all are sent in the header `Authorization`. */
function ofHttp<T>(type: string, value: T): T | undefined {
  return type.startsWith('http ') ? value : undefined;
}

/** A key and a scheme of HTTP may both be what `Authorization` holds: the key does not say in which words. */
const typeLaw: AspectLaw = (was, now) => (areKeyAndHttp(was, now) ? null : replacement(was, now));

const credentialLaw: AspectLaw = (was, now) => {
  if (!areKeyAndHttp(was, now)) return null;
  return now === 'apiKey' ? 'widened' : 'narrowed';
};

function areKeyAndHttp(was: unknown, now: unknown): boolean {
  const types = [was, now].map(String);
  return types.includes('apiKey') && types.some((type) => type.startsWith('http '));
}

/** The flows in which a token is given: `flows` of OpenAPI 3, the one `flow` of 2.0. */
function flowsOf(node: Node, reading: SchemeReading): Element[] {
  if (reading.version === '2') {
    const stated = textOf(node, 'flow');
    return stated === undefined
      ? []
      : [flow(legacyFlows.get(stated) ?? stated, node, keywordSpot(node, 'flow'), reading)];
  }
  return entriesOf(own(node, 'flows'), reading.documents).map(([name, one]) => flow(name, one, one.spot, reading));
}

const legacyFlows: ReadonlyMap<string, string> = new Map([
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

function flow(name: string, node: Node, at: Node['spot'], reading: SchemeReading): Element {
  return {
    ...common(node),
    key: name,
    name,
    at,
    role: 'choice',
    given: { part: 'flow' },
    remains: reading.version === '2' ? [] : [{ node, fields: flowFields }],
    aspects: () => addresses(node, ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl']),
    parts: () =>
      entriesOf(own(node, 'scopes') ?? own(node, 'availableScopes'), reading.documents, reading.version !== '2').map(
        ([scope, described]) => ({
          ...common(described),
          key: scope,
          name: scope,
          role: 'choice',
          given: { part: 'scope', grant: name },
          aspects: () => [],
          parts: () => [],
        }),
      ),
  };
}

type Address =
  | 'openIdConnectUrl'
  | 'oauth2MetadataUrl'
  | 'authorizationUrl'
  | 'tokenUrl'
  | 'refreshUrl'
  | 'deviceAuthorizationUrl';

function addresses(node: Node, keywords: readonly Address[]): AspectValue[] {
  return keywords.map((aspect) => {
    const value = textOf(node, aspect);
    return { aspect, value, law: addressLaw, stated: value !== undefined, at: keywordSpot(node, aspect) };
  });
}

/** An address that is told for the first time takes nothing from those who know where to go. */
const addressLaw: AspectLaw = (was, now) => (was === undefined && now !== undefined ? 'noted' : replacement(was, now));

function common(node: Node): Pick<Element, 'kind' | 'flow' | 'at' | 'broken'> {
  return { kind: 'security', flow: 'input', at: node.via ?? node.spot, broken: node.broken };
}
