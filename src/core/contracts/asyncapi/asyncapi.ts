import { below, type Document, parseDocument, rootOf } from '../../texts/document.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { fields } from '../comparison/remains.ts';
import { written } from '../comparison/written.ts';
import { isMap, own, rootNode } from '../document-store.ts';
import type { ContractFormat, Problem, Side } from '../format.ts';
import { jsonReferences, statedAddresses } from '../json-reference.ts';
import { subtypesIn } from '../json-schema/subtypes.ts';
import { childOf, entriesOf } from '../openapi/reading.ts';
import { parse as parseProtobuf } from '../protobuf/parse.ts';
import { type Endpoint, type Endpoints, endpointsOf, silentBeside } from './endpoints.ts';
import files from './files.ts';
import { library, unreached } from './library.ts';
import { contentTypeLaw, mediaType } from './message.ts';
import { asyncapiNotation } from './notation.ts';
import { operationElement } from './operation.ts';
import { outlineOf } from './outline.ts';
import { layersOf, type Reading, stated } from './reading.ts';
import { servers } from './server.ts';
import { usesOf } from './uses.ts';
import { vocabulary } from './vocabulary.ts';

/** AsyncAPI 2 and 3: what an application sends to a broker, and what it receives. */
export default {
  files,
  words: { deprecate: null, sunset: 'an `x-sunset` date', open: null },
  vocabulary,
  // A payload may be in a file of its own, in its own language.
  parse: (file, text) =>
    /\.proto$/i.test(file) ? parseProtobuf(file, text) : parseDocument(file, text, asyncapiNotation),
  references: jsonReferences,
  addresses: statedAddresses,
  units: (documents) =>
    documents.flatMap((document) => {
      const { value, file } = document;
      if (!isMap(value) || !('asyncapi' in value)) return [];
      return [{ name: file, title: titleOf(value), documents: [document] as const }];
    }),
  problem: ({ documents: [document] }) => problemOf(document),
  versions: ({ documents: [document] }, store) => {
    const info = childOf(rootNode(document), 'info', store);
    return { declared: (info && own(info, 'version')) ?? null, asked: [] };
  },
  outline: ({ documents: [document] }, documents) =>
    outlineOf({ root: rootNode(document), documents, version: versionOf(document.value) ?? 3, publish: 'receive' }),
  implied: ({ documents: [document] }, store) => {
    const subtypes = subtypesIn(store, rootNode(document));
    return (node) => subtypes.implied(node);
  },
  root: ({ documents: [document] }, side) => contract(readingOf(document, side)),
  uses: ({ root, unit }, _after, { known }) => {
    const { reading, endpoints } = readings.get(root) ?? {};
    const [{ file }] = unit.documents;
    return reading && endpoints ? usesOf(endpoints, reading, [unit.title, file], known) : [];
  },
} satisfies ContractFormat;

function readingOf(document: Document, side: Side): Reading {
  const root = rootNode(document);
  const version = versionOf(document.value) ?? 3;
  const dialect = { siblings: false, nullable: false };
  return { ...side, root, version, dialect, subtypes: subtypesIn(side.documents, root) };
}

/** What each contract was read from: one that stands for nothing is no contract. */
const readings = new WeakMap<Element, { readonly reading: Reading; readonly endpoints: Endpoints }>();

function contract(reading: Reading): Element {
  const { root, documents } = reading;
  const usual = own(root, 'defaultContentType');
  const endpoints = endpointsOf(reading);
  const element: Element = {
    kind: 'contract',
    key: '',
    name: 'the API',
    flow: 'both',
    at: root.spot,
    role: 'detail',
    given: {},
    node: root,
    carried: { input: 'messages of', output: 'messages of' },
    remains: [
      { node: root, fields: rootFields },
      ...[own(root, 'components') ?? []].flat().map((node) => ({ node, fields: componentsFields })),
    ],
    open: (file) => documents.document(file),
    aspects: () => [
      {
        aspect: 'contentType',
        value: { type: mediaType(usual?.raw), counts: countsDefault(reading, endpoints) },
        shown: usual?.raw,
        law: usualTypeLaw,
        stated: usual !== undefined,
        at: usual?.spot ?? root.spot,
      },
    ],
    parts: () => [...partsOf(reading, endpoints, endpoints.silent), ...(isLibrary(endpoints) ? library(reading) : [])],
    aligned(before) {
      const was = readings.get(before);
      // What stands for a contract that is not there shares its methods.
      if (was === undefined || !readings.has(this) || (isLibrary(was.endpoints) && isLibrary(endpoints))) return null;
      const [a, b] = [was.endpoints, endpoints];
      return [
        { ...before, parts: () => [...partsOf(was.reading, a, silentBeside(a, b)), ...unreached(was.reading, a, b)] },
        { ...element, parts: () => [...partsOf(reading, b, silentBeside(b, a)), ...unreached(reading, b, a)] },
      ];
    },
  };
  readings.set(element, { reading, endpoints });
  return element;
}

/** Whether any message is of the type that is said once for all. */
function countsDefault(reading: Reading, { used, silent }: Endpoints): boolean {
  const { root, documents } = reading;
  const components = childOf(root, 'components', documents);
  const shared = entriesOf(components && childOf(components, 'messages', documents), documents, true);
  const all = [
    ...shared.map(([, node]) => node),
    ...[...used, ...silent].flatMap(({ messages }) => messages.map(({ node }) => node)),
  ];
  return all.some((node) => stated(layersOf(node, reading), 'contentType') === undefined);
}

/** Another default is nothing to messages that each have a type of their own. */
const usualTypeLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as { readonly type: string | undefined; readonly counts: boolean }[];
  return a?.counts === true && b?.counts === true ? contentTypeLaw(a.type, b.type) : null;
};

function partsOf(reading: Reading, { directed }: Endpoints, silent: readonly Endpoint[]): Element[] {
  return [...servers(directed, reading), ...[...directed, ...silent].map((one) => operationElement(one, reading))];
}

/** Whether a document only holds what others use. */
function isLibrary({ directed, silent }: Endpoints): boolean {
  return directed.length === 0 && silent.length === 0;
}

const rootFields = fields('asyncapi info servers channels operations components defaultContentType', 'id');
const componentsFields = fields(
  `schemas messages servers channels operations parameters securitySchemes correlationIds replies replyAddresses
  operationTraits messageTraits serverVariables serverBindings channelBindings operationBindings messageBindings`,
);

function problemOf(document: Document): Problem | null {
  const { value } = document;
  if (!isMap(value)) return { because: 'it is not a map', fix: 'start with `asyncapi: 3.0.0`' };
  if (versionOf(value) === null) {
    const stated = JSON.stringify(value['asyncapi'] ?? null).slice(0, 40);
    return { because: `its version is ${stated}, which is not read`, fix: 'use AsyncAPI 2 or 3' };
  }
  for (const key of ['info', 'channels', 'operations', 'components', 'servers']) {
    if (value[key] !== undefined && value[key] !== null && !isMap(value[key])) {
      const because = `\`${key}\` is not a map`;
      return { at: below(rootOf(document), key), because, fix: `write \`${key}\` as a map of names` };
    }
  }
  const parts = ['channels', 'operations', 'components'].some((key) => key in value);
  return parts ? null : { because: 'it declares a version and describes nothing', fix: 'add `channels`' };
}

function versionOf(value: unknown): Reading['version'] | null {
  const stated = isMap(value) ? written(value['asyncapi'] ?? '') : '';
  const [, major] = /^([23])(?:\.\d+)*(?:-[\w.]+)?$/.exec(stated) ?? [];
  return major === undefined ? null : major === '2' ? 2 : 3;
}

function titleOf({ info }: Readonly<Record<string, unknown>>): string {
  return isMap(info) ? written(info['title'] ?? '') : '';
}
