import { asFile } from './every-feature.ts';

/** A contract of one operation on `/orders/{id}`, with more in its root. */
export function calling(operation: object, root: object = {}, path = '/orders/{id}') {
  const paths = { [path]: { post: { responses: { 204: {} }, ...operation } } };
  return asFile({ openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, paths, ...root });
}

/** The same in OpenAPI 2.0. */
export function callingLegacy(operation: object, root: object = {}, path = '/orders/{id}') {
  const paths = { [path]: { post: { responses: { 204: {} }, ...operation } } };
  return asFile({ swagger: '2.0', info: { title: 'Orders', version: '1.0.0' }, paths, ...root });
}
