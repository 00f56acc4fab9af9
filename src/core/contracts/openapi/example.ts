import { below, type Document, rootOf } from '../../texts/document.ts';
import { inJson } from '../../texts/exact.ts';
import { type DocumentStore, isMap } from '../document-store.ts';
import type { Around, Example } from '../format.ts';
import { type Resolve, sampleOf } from './sample.ts';

/** What the list of a page is usually called. */
const isPage = /^(items|data|results|entries|values|nodes|records|content)$/u;

type Map = Readonly<Record<string, unknown>>;

/** A request as the contract describes it and the answer it promises first; null where it has no such operation. */
export function exampleOf(document: Document, operation: string, { store }: Pick<Around, 'store'>): Example | null {
  const root = document.value;
  const [method = '', route = ''] = operation.split(' ', 2);
  if (!isMap(root)) return null;
  const resolve = resolverOf(document, store);
  const item = mapAt(mapAt(root, 'paths'), route);
  const told = mapAt(item, method.toLowerCase());
  if (Object.keys(told).length === 0) return null;
  const parameters = [...listAt(item, 'parameters'), ...listAt(told, 'parameters')].map(resolve);
  const named = (where: string, required = true) =>
    parameters.filter((one) => one['in'] === where && (!required || one['required'] === true));
  const sampled = (one: Map) => sampleOf(resolve, one['schema'] ?? one, 'input', one);
  const address = named('path').reduce(
    (path, one) => path.replaceAll(`{${one['name']}}`, encodeURIComponent(String(sampled(one)))),
    route,
  );
  const query = named('query').map((one) => `${one['name']}=${encodeURIComponent(String(sampled(one)))}`);
  const body = bodyOf(told, parameters, resolve);
  const schemes = schemesOf(root, told);
  const credentialFor = (name: string) => credentialOf(resolve(mapAt(schemesIn(root), name)));
  const [answer = null, ...others] = answersOf(told, resolve);
  return {
    operation,
    at: below(rootOf(document), 'paths', route, method.toLowerCase()),
    language: 'http',
    request: [
      `${method} ${basePath(root)}${address}${query.length > 0 ? `?${query.join('&')}` : ''} HTTP/1.1`,
      ...(schemes[0] ?? []).flatMap(credentialFor),
      ...named('header').map((one) => `${one['name']}: ${String(sampled(one))}`),
      ...(body === null ? [] : [`Content-Type: ${body.type}`, '', ...linesOfBody(body)]),
    ],
    response: answer && linesOfAnswer(answer),
    others: others.map(linesOfAnswer),
    parameters: parameters.map((one) => String(one['name'])),
    headers: (answer?.headers ?? []).map((name) => name.toLowerCase()),
    schemes,
    token: schemes.flat().find((name) => credentialFor(name).includes(withToken)) ?? null,
    isList:
      Array.isArray(answer?.value) ||
      (isMap(answer?.value) &&
        Object.entries(answer.value).some(([key, one]) => isPage.test(key) && Array.isArray(one))),
  };
}

function resolverOf(document: Document, store: DocumentStore): Resolve {
  // A reference in what another file says leads on from there.
  const homes = new WeakMap<object, Document>();
  return (value) => {
    if (!isMap(value) || typeof value['$ref'] !== 'string') return isMap(value) ? value : {};
    const found = store.peek(value['$ref'], rootOf(homes.get(value) ?? document));
    if (found === null || !isMap(found.raw)) return {};
    const home = found.spot.document;
    if (home !== document) settle(found.raw, home);
    return found.raw;
  };

  function settle(value: unknown, home: Document): void {
    const inside: unknown[] = [value];
    for (let one = inside.pop(); one !== undefined; one = inside.pop()) {
      if (typeof one !== 'object' || one === null || homes.has(one)) continue;
      homes.set(one, home);
      for (const value of Object.values(one)) inside.push(value);
    }
  }
}

function bodyOf(told: Map, parameters: readonly Map[], resolve: Resolve) {
  const old = parameters.find((one) => one['in'] === 'body');
  if (old !== undefined) return { type: 'application/json', value: sampleOf(resolve, old['schema'], 'input', {}) };
  const [type, media] = mediaOf(resolve(told['requestBody']));
  return type === null ? null : { type, value: sampleOf(resolve, media['schema'], 'input', media) };
}

/** What an operation may answer: the first success, where it has one, then the others. */
function answersOf(told: Map, resolve: Resolve) {
  const responses = mapAt(told, 'responses');
  const all = Object.keys(responses).slice(0, mostAnswers);
  const first = all.find((one) => /^2/u.test(one));
  const sorted = first === undefined ? all : [first, ...all.filter((one) => one !== first)];
  return sorted.map((status) => answerOf(status, resolve(responses[status]), resolve));
}

const mostAnswers = 12;

function answerOf(status: string, response: Map, resolve: Resolve) {
  const [type, media] = mediaOf(response);
  const schema = media['schema'] ?? response['schema'];
  const value = schema === undefined ? null : sampleOf(resolve, schema, 'output', media);
  const headers = Object.keys(mapAt(response, 'headers'));
  return { status, type: type ?? (schema === undefined ? null : 'application/json'), value, headers };
}

function linesOfAnswer(answer: ReturnType<typeof answerOf>): readonly string[] {
  return [
    `HTTP/1.1 ${answer.status}`,
    ...answer.headers.map((name) => `${name}: …`),
    ...(answer.type === null ? [] : [`Content-Type: ${answer.type}`, '', ...linesOfBody(answer)]),
  ];
}

/** The media type that is asked for first: JSON, where it is offered. */
function mediaOf(holder: Map): readonly [string | null, Map] {
  const content = mapAt(holder, 'content');
  const types = Object.keys(content);
  const type = types.find((one) => /json/iu.test(one)) ?? types[0];
  return type === undefined ? [null, {}] : [type, mapAt(content, type)];
}

function schemesIn(root: Map): Map {
  return isMap(root['securityDefinitions'])
    ? root['securityDefinitions']
    : mapAt(mapAt(root, 'components'), 'securitySchemes');
}

/** The schemes of each alternative. */
function schemesOf(root: Map, told: Map): readonly (readonly string[])[] {
  const alternatives = listAt(told['security'] === undefined ? root : told, 'security');
  return alternatives.filter(isMap).map(Object.keys);
}

const withToken = 'Authorization: Bearer <token>';

function credentialOf(scheme: Map): readonly string[] {
  const { type, name, scheme: kind } = scheme;
  const isHeader = scheme['in'] === 'header';
  if (type === 'apiKey') return isHeader ? [`${String(name)}: <key>`] : [];
  if (type === 'basic' || (type === 'http' && String(kind).toLowerCase() === 'basic'))
    return ['Authorization: Basic <credentials>'];
  return type === 'http' || type === 'oauth2' || type === 'openIdConnect' ? [withToken] : [];
}

/** What stands before every path. */
function basePath(root: Map): string {
  if (typeof root['basePath'] === 'string') return root['basePath'].replace(/\/$/u, '');
  const [server] = listAt(root, 'servers');
  const url = isMap(server) && typeof server['url'] === 'string' ? server['url'] : '';
  return /^(?:https?:\/\/[^/]+)?(\/[^?#]*?)?\/?$/u.exec(url)?.[1] ?? '';
}

/** As JSON, unless it is a text that is sent as it stands. */
function linesOfBody({ type, value }: { readonly type: string | null; readonly value: unknown }): readonly string[] {
  const isText = typeof value === 'string' && type !== null && !/json/iu.test(type);
  return (isText ? value : (JSON.stringify(value, inJson, 2) ?? '')).split('\n');
}

function mapAt(holder: unknown, key: string): Map {
  const value = isMap(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  return isMap(value) ? value : {};
}

function listAt(holder: unknown, key: string): readonly unknown[] {
  const value = isMap(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  return Array.isArray(value) ? value : [];
}
