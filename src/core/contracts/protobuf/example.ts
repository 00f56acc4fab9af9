import { below, type Document, rootOf } from '../../texts/document.ts';
import { inJson } from '../../texts/exact.ts';
import type { Around, Example } from '../format.ts';
import { callOf } from './calls.ts';
import { fileOf, Names } from './names.ts';
import { sampleOf } from './sample.ts';
import { unitsOf } from './units.ts';

/** The calls that a file describes, as gRPC names them. */
export function operationsOf(document: Document): readonly { readonly name: string; readonly at: Example['at'] }[] {
  const { package: scope, services } = fileOf(document);
  return Object.entries(services).flatMap(([service, { methods }]) =>
    Object.keys(methods).map((method) => ({
      name: callOf(scope, service, method),
      at: below(rootOf(document), 'services', service, 'methods', method),
    })),
  );
}

function declaredIn(document: Document): readonly string[] {
  const { package: scope, messages, enums, services } = fileOf(document);
  return [messages, enums, services].flatMap((some) => Object.keys(some).map((name) => `${scope}.${name}`));
}

/** A call as grpcurl makes it, and a message that answers it; null where the package has no such call. */
export function exampleOf(document: Document, operation: string, { store, documents }: Around): Example | null {
  // A copy of it elsewhere is no part of the same package.
  const own = new Set(declaredIn(document));
  const others = documents().filter((one) => one !== document && !declaredIn(one).some((name) => own.has(name)));
  const unit = unitsOf([document, ...others]).find((one) => one.documents.includes(document));
  const found = (unit?.documents ?? []).flatMap((one) =>
    operationsOf(one).flatMap(({ name, at }) => (name === operation ? [{ document: one, at }] : [])),
  )[0];
  if (unit === undefined || found === undefined) return null;
  const { package: scope, services, imports } = fileOf(found.document);
  const [service = '', name = ''] = operation.slice(scope === '' ? 0 : scope.length + 1).split('/');
  const method = services[service]?.methods[name];
  if (method === undefined) return null;
  const names = new Names(unit.documents, store);
  const [sent, received] = [method.input, method.output].map((type) =>
    JSON.stringify(sampleOf(names.resolve(type, scope), names), inJson, 2),
  );
  // What a file imports is looked for in folders that nobody names here; a server may describe itself.
  const described = Object.keys(imports).length === 0 && /^[\w./-]+$/u.test(found.document.file);
  return {
    operation,
    at: found.at,
    language: 'sh',
    request: [
      ...(method.clientStreaming ? ['# a stream of messages like this one'] : []),
      `grpcurl -plaintext ${described ? `-proto ${found.document.file} ` : ''}-d '${sent}' localhost:50051 ${operation}`,
      ...(method.serverStreaming ? ['# answered by a stream of messages'] : []),
    ].flatMap((line) => line.split('\n')),
    response: (received ?? '').split('\n'),
    others: [],
    parameters: Object.keys(names.messageOf(names.resolve(method.input, scope))?.fields ?? {}),
    headers: [],
    schemes: null,
    token: null,
    isList: false,
  };
}
