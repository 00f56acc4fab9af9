import type { Aspect } from '../../model/aspect.ts';
import type { Effect } from '../../model/contract.ts';
import type { Spot } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';
import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { equalJson, lowerBound, replacement, restrictingFlag, restriction, upperBound } from '../comparison/laws.ts';
import { patternLaw } from '../json-schema/pattern.ts';
import type { Model, Traits } from './model.ts';
import { isProtocol, protocolsOf } from './protocols.ts';

/** The id of a trait of the language itself. */
export const api = (name: string): string => `smithy.api#${name}`;

/** Where on an HTTP message something is, or what address it has. */
const bindings =
  'http httpError httpHeader httpLabel httpQuery httpQueryParams httpPayload httpPrefixHeaders httpResponseCode';
const xml = 'xmlName xmlAttribute xmlFlattened xmlNamespace';

/** Traits that aspects of their own state. */
const read = new Set(
  `${bindings} ${xml} jsonName default addedDefault required clientOptional length range pattern uniqueItems timestampFormat
  mediaType paginated streaming requiresLength deprecated unstable auth optionalAuth enumValue enum box input output`
    .split(/\s+/)
    .map(api),
);

/** Traits that say nothing to a client that runs. */
const prose = new Set(
  `documentation externalDocumentation examples title tags since internal private sensitive trait mixin suppress
  recommended references idRef authDefinition protocolDefinition cors`
    .split(/\s+/)
    .map(api),
);

/** Which changes of a trait break somebody, as the language declares it for its own. */
const declared: Readonly<Record<string, readonly Change[]>> = {
  [api('sparse')]: ['add', 'remove'],
  [api('idempotencyToken')]: ['remove'],
  [api('idempotent')]: ['remove'],
  [api('readonly')]: ['remove'],
  [api('retryable')]: ['remove'],
  [api('error')]: ['add', 'remove', 'update'],
  [api('eventHeader')]: ['add', 'remove', 'update'],
  [api('eventPayload')]: ['add', 'remove', 'update'],
  [api('hostLabel')]: ['add', 'remove'],
  [api('endpoint')]: ['add', 'remove', 'update'],
  [api('httpChecksumRequired')]: ['add'],
  [api('noReplace')]: ['add'],
};

type Change = 'add' | 'remove' | 'update';

/** What traits say of the values of a shape or a member. */
export function valueAspects(traits: Traits, at: Spot): readonly AspectValue[] {
  const length = fieldsOf(traits, 'length');
  const range = fieldsOf(traits, 'range');
  const one = (aspect: Aspect, name: string, value: unknown, law: AspectLaw): AspectValue => {
    const trait = traits.get(api(name));
    return { aspect, value, law, stated: value !== undefined, at: trait?.at ?? at };
  };
  const plain = (aspect: Aspect, name: string, law: AspectLaw) =>
    one(aspect, name, textOf(traits.get(api(name))?.value), law);
  return [
    one('minLength', 'length', boundOf(length['min']), lowerBound),
    one('maxLength', 'length', boundOf(length['max']), upperBound),
    one('minimum', 'range', boundOf(range['min']), lowerBound),
    one('maximum', 'range', boundOf(range['max']), upperBound),
    plain('pattern', 'pattern', patternLaw),
    one('uniqueItems', 'uniqueItems', traits.has(api('uniqueItems')) || undefined, restrictingFlag),
    plain('contentMediaType', 'mediaType', replacement),
    one('streaming', 'streaming', traits.has(api('streaming')) || undefined, replacement),
  ].filter(({ stated }) => stated);
}

/** How a point in time is written: as its traits say, else as it is where it stands. Where nobody knows how that is, it may have been so. */
export function timestampFormat(traits: Traits, at: Spot, model: Model): AspectValue {
  const trait = traits.get(api('timestampFormat'));
  const value = textOf(trait?.value) ?? usualFormat(traits, model);
  return { aspect: 'format', value, law: restriction, stated: trait !== undefined, at: trait?.at ?? at };
}

function usualFormat(traits: Traits, model: Model): string | undefined {
  if (traits.has(api('httpHeader'))) return 'http-date';
  if (traits.has(api('httpQuery')) || traits.has(api('httpLabel'))) return 'date-time';
  return protocolsOf(model).timestamps;
}

/** The names of the traits that restrict or form a value. */
export const valueTraits: readonly string[] = 'length range pattern uniqueItems timestampFormat mediaType streaming'
  .split(' ')
  .map(api);

/** How a shape or a member of a name is written in JSON and XML, and where on the message. */
export function wireAspects(traits: Traits, at: Spot, name: string, model: Model): readonly AspectValue[] {
  const group = (aspect: Aspect, names: string): AspectValue => {
    const found = names.split(' ').flatMap((trait) => {
      const one = traits.get(api(trait));
      const value = one && meantBy(trait, one.value, name, traits);
      return one === undefined || value === undefined ? [] : [{ trait, value, written: one.value, at: one.at }];
    });
    const isStated = found.length > 0;
    const value = isStated ? Object.fromEntries(found.map((one) => [one.trait, one.value])) : undefined;
    const shown = isStated
      ? found.map(({ trait, written: of }) => (trait === 'http' ? requestOf(of) : written(trait, of)))
      : undefined;
    return { aspect, value, shown, law: wireLaw, stated: isStated, at: found[0]?.at ?? at };
  };
  const sent = protocolsOf(model);
  return [
    ...(sent.jsonNames ? [group('jsonName', 'jsonName')] : []),
    ...(sent.xml ? [group('xml', xml)] : []),
    group('binding', bindings),
  ].filter(({ stated }) => stated);
}

/** The names of labels in an address are on no wire: they tell one from the other where they change places. */
const wireLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now].map((side) => String(uriOf(side)).match(label)?.toSorted());
  return equalJson(a, b) ? replacement(was, now) : replacement(unlabelled(was), unlabelled(now));
};

const label = /\{\w+/g;

function uriOf(traits: unknown): unknown {
  return isMap(traits) && isMap(traits['http']) ? traits['http']['uri'] : undefined;
}

function unlabelled(traits: unknown): unknown {
  if (!isMap(traits) || !isMap(traits['http'])) return traits;
  return { ...traits, http: { ...traits['http'], uri: String(uriOf(traits)).replace(label, '{') } };
}

/** What a trait of the wire says; undefined where it only writes down what holds without it. */
function meantBy(trait: string, value: unknown, name: string, traits: Traits): unknown {
  if (trait === 'http') return isMap(value) ? { code: 200, ...value } : value;
  // Names of headers are the same in capitals and in small letters.
  if (trait === 'httpHeader' || trait === 'httpPrefixHeaders') return String(value).toLowerCase();
  if (trait === 'jsonName' || trait === 'xmlName') return value === name ? undefined : value;
  if (trait === 'httpError')
    return value === (traits.get(api('error'))?.value === 'server' ? 500 : 400) ? undefined : value;
  return value;
}

/** An address as people write it: `GET /orders/{id}`, with the status where that is another than usual. */
function requestOf(value: unknown): string {
  const { method, uri, code = 200 } = (isMap(value) ? value : {}) as Readonly<Record<string, unknown>>;
  return `${String(method)} ${String(uri)}${code === 200 ? '' : ` (${String(code)})`}`;
}

/** All other traits together: what they do is declared where they are defined, and by the language for its own. */
export function otherTraits(traits: Traits, at: Spot, model: Model): AspectValue {
  const others = [...traits].filter(([id]) => !read.has(id) && !prose.has(id) && !isScheme(id, model));
  const value = Object.fromEntries(others.map(([id, trait]) => [id, trait.value]));
  const law: AspectLaw = (was, now) => traitsLaw(isMap(was) ? was : {}, isMap(now) ? now : {}, model);
  const shown = others.map(([id, trait]) => written(id, trait.value)).toSorted();
  return { aspect: 'trait', value, law, stated: others.length > 0, shown, at: others[0]?.[1].at ?? at };
}

function traitsLaw(was: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>, model: Model) {
  let effect: Effect | null = null;
  for (const id of new Set([...Object.keys(was), ...Object.keys(now)])) {
    const [before, after] = [was, now].map((side) => (Object.hasOwn(side, id) ? side[id] : undefined));
    if (changeOf(before, after) === null) continue;
    const isBreaking = breakingChanges(id, model).some(({ path, changes }) => {
      const change = changeOf(under(before, path), under(after, path));
      return change !== null && changes.includes(change);
    });
    if (isBreaking) return 'replaced';
    effect = 'noted';
  }
  return effect;
}

function changeOf(was: unknown, now: unknown): Change | null {
  if (equalJson(was, now)) return null;
  return was === undefined ? 'add' : now === undefined ? 'remove' : 'update';
}

/** What a pointer leads to in the value of a trait. */
function under(value: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);
}

/** Changes of a trait, or of a part of its value, that break somebody. */
interface Breaking {
  readonly path: string;
  readonly changes: readonly Change[];
}

const kinds: Readonly<Record<string, readonly Change[]>> = {
  any: ['add', 'remove', 'update'],
  presence: ['add', 'remove'],
  add: ['add'],
  remove: ['remove'],
  update: ['update'],
};

/** Which changes of a trait its definition declares to break somebody. */
function breakingChanges(id: string, model: Model): readonly Breaking[] {
  if (Object.hasOwn(declared, id)) return [{ path: '', changes: declared[id] ?? [] }];
  const shape = model.shapes.get(id);
  const definition = shape && model.traitsOf(shape).get(api('trait'))?.value;
  const list = isMap(definition) ? definition['breakingChanges'] : null;
  return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((one): readonly Breaking[] => {
    if (!isMap(one) || ['NOTE', 'WARNING', 'DANGER'].includes(String(one['severity']))) return [];
    const change = String(one['change']);
    const path = typeof one['path'] === 'string' ? one['path'] : '';
    return [{ path, changes: Object.hasOwn(kinds, change) ? (kinds[change] ?? []) : [] }];
  });
}

/** Whether a trait of a service says which protocol it speaks, or how callers authenticate. */
export function isScheme(id: string, model: Model): 'protocol' | 'auth' | null {
  if (/^smithy\.api#http(Basic|Digest|Bearer|ApiKey)Auth$|^aws\.auth#sigv4a?$|^aws\.auth#cognitoUserPools$/.test(id))
    return 'auth';
  if (isProtocol(id, model)) return 'protocol';
  const shape = model.shapes.get(id);
  return shape !== undefined && model.traitsOf(shape).has(api('authDefinition')) ? 'auth' : null;
}

function fieldsOf(traits: Traits, name: string): Readonly<Record<string, unknown>> {
  const value = traits.get(api(name))?.value;
  return isMap(value) ? value : {};
}

function boundOf(value: unknown) {
  return typeof value === 'number' ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A trait as people write it, on one line. */
function written(name: string, value: unknown): string {
  const isEmpty = isMap(value) && Object.keys(value).length === 0;
  return isEmpty ? `@${name}` : `@${name}(${JSON.stringify(value)})`;
}
