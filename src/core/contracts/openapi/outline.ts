import type { ContractOutline } from '../../model/contract-outline.ts';
import { written } from '../comparison/written.ts';
import { type DocumentStore, isMap, type Node, own } from '../document-store.ts';
import { childOf, entriesOf, itemsOf, textOf, webhooksIn } from './reading.ts';
import { methods } from './methods.ts';

const levels = /x-stability-level["']?[ \t]*:[ \t]*["']?([\w-]{1,40})/g;

/** Generators sign what they write in a comment within so many characters, or in what the description says of itself. */
const longestHead = 2000;
/** How generators of descriptions from .proto files sign them, and what they declare in each. */
const protoc =
  /protoc-gen-(?:openapi|swagger|connect-openapi)|generated (?:\w+ ){0,4}(?:from|by|with) (?:\w+ ){0,3}(?:protobuf|protoc|[\w./-]+\.proto)\b/i;
/** The title that one of them gives where the file says no other: the path of that. */
const protoFile = /^[\w./-]+\.proto$/;
const protocTypes = new Set([
  'protobufAny',
  'rpcStatus',
  'googlerpcStatus',
  'googleprotobufAny',
  'GoogleProtobufAny',
  'google.protobuf.Any',
  'google.rpc.Status',
  'runtimeError',
]);

/** What a contract is about, without a look into any of it. */
export function outlineOf(root: Node, documents: DocumentStore): ContractOutline {
  const info = childOf(root, 'info', documents);
  const addresses = addressesOf(root, documents);
  const components = namesOf(own(root, 'definitions') ?? own(own(root, 'components') ?? root, 'schemas'));
  const title = (info && textOf(info, 'title')) ?? '';
  const signed = [root.spot.document.text.slice(0, longestHead), title, (info && textOf(info, 'description')) ?? ''];
  const isGenerated =
    protoc.test(signed.join('\n')) || protoFile.test(title) || components.some((name) => protocTypes.has(name));
  const calls = [
    ...operationsOf(own(root, 'paths'), '', documents),
    ...operationsOf(webhooksIn(root), 'webhook ', documents),
  ];
  return {
    title,
    hosts: [...new Set(addresses.flatMap(({ host }) => (host === '' ? [] : [host])))],
    bases: [...new Set(addresses.map(({ base }) => base))],
    operations: calls,
    // What a generator leaves of a file without services leads nobody to it: no other description refers to it.
    ...(calls.length === 0 && (isGenerated || namesOf(own(root, 'paths')).length > 0) && { isUncalled: true }),
    components,
    levels: [...new Set([...root.spot.document.text.matchAll(levels)].map(([, level = '']) => level))],
    ...(isGenerated
      ? { generatedFrom: 'protobuf' }
      : isOfSmithy(root, components, documents) && { generatedFrom: 'smithy' }),
  };
}

/** Whether the bodies are called as those of its operations are where a description is made from Smithy. */
function isOfSmithy(root: Node, components: readonly string[], documents: DocumentStore): boolean {
  const bodies = new Set(components.filter((name) => /(?:Request|Response)Content$/.test(name)));
  if (bodies.size === 0) return false;
  return entriesOf(own(root, 'paths'), documents).some(([, item]) =>
    methods.some((method) => {
      const operation = isMap(item.raw) ? own(item, method) : undefined;
      const id = operation && textOf(operation, 'operationId');
      return id !== undefined && (bodies.has(`${id}RequestContent`) || bodies.has(`${id}ResponseContent`));
    }),
  );
}

function operationsOf(items: Node | undefined, prefix: string, documents: DocumentStore): readonly string[] {
  return entriesOf(items, documents).flatMap(([path, item]) =>
    methods.flatMap((method) =>
      isMap(item.raw) && method in item.raw ? [`${prefix}${method.toUpperCase()} ${path}`] : [],
    ),
  );
}

function namesOf(node: Node | undefined): readonly string[] {
  return node !== undefined && isMap(node.raw) ? Object.keys(node.raw) : [];
}

/** Where the operations are reached: hosts, and what stands before their paths. */
function addressesOf(root: Node, documents: DocumentStore): readonly { host: string; base: string }[] {
  const legacy = ['host', 'basePath'].map((key) => own(root, key)?.raw);
  if (legacy.some((part) => part !== undefined)) {
    return [{ host: written(legacy[0] ?? '').toLowerCase(), base: trimmed(written(legacy[1] ?? '')) }];
  }
  return itemsOf(own(root, 'servers'), documents).map((server) => {
    const [, host = '', base = ''] =
      /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)/i.exec(textOf(server, 'url') ?? '') ?? [];
    return { host: host.toLowerCase(), base: trimmed(base) };
  });
}

function trimmed(base: string): string {
  return base.replace(/\/+$/, '');
}
