import { effectsOf, type Files } from './differences.ts';
import { asFile } from './every-feature.ts';

/** One operation that takes the value as a request body, or returns it, in JSON unless told otherwise. */
export function carrying(schema: unknown, flow: 'input' | 'output', mediaType = 'application/json'): Files {
  const content = { content: { [mediaType]: schema === undefined ? {} : { schema } } };
  return operation(flow === 'input' ? { requestBody: content } : { responses: { 200: content } });
}

/** How the schema of a body changed, each difference as `kind aspect direction effect name`. */
export function effects(was: unknown, now: unknown, flow: 'input' | 'output' = 'input', mediaType?: string): string[] {
  return effectsOf(carrying(was, flow, mediaType), carrying(now, flow, mediaType));
}

/** One operation that takes an object of these fields, beside the components. */
export function asking(properties: object, components: object, version = '3.1.0', parts: object = {}): Files {
  const content = { 'application/json': { schema: { type: 'object', properties } } };
  return operation({ requestBody: { content }, ...parts }, { components }, version);
}

/** One operation that returns an object of these fields, beside the components. */
export function answering(properties: object, components: object, version = '3.1.0'): Files {
  const content = { 'application/json': { schema: { type: 'object', properties } } };
  return operation({ responses: { 200: { content } } }, { components }, version);
}

/** A contract of one operation, `POST /orders/{id}`. */
export function operation(parts: object, rest: object = {}, version = '3.1.0'): Files {
  const paths = { '/orders/{id}': { post: { responses: { 200: {} }, ...parts } } };
  return asFile({ openapi: version, info: { title: 'Orders', version: '1.0.0' }, paths, ...rest });
}

/** A schema under a keyword of a schema. */
export function under(keyword: string, schema: object): object {
  return { [keyword]: schema };
}
