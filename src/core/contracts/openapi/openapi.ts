import type { Element } from '../comparison/element.ts';
import { below, type Document, parseDocument, rootOf } from '../../texts/document.ts';
import { isMap, own, rootNode } from '../document-store.ts';
import { subtypesIn } from '../json-schema/subtypes.ts';
import { usualDialect } from '../json-schema/layer.ts';
import { askedVersions } from './asked.ts';
import { fields, withFields } from '../comparison/remains.ts';
import { library, unreferenced } from './library.ts';
import { inheritedFrom, operations, otherwiseSent, webhooks } from './operation.ts';
import { outlineOf } from './outline.ts';
import { childOf, type Reading, textOf } from './reading.ts';
import type { ContractFormat, Problem } from '../format.ts';
import { jsonReferences } from '../json-reference.ts';
import { declaredAddresses } from './addresses.ts';
import { exampleOf } from './example.ts';
import files from './files.ts';
import { openapiNotation } from './notation.ts';
import { usesOf } from './uses.ts';
import { vocabulary } from './vocabulary.ts';
import { operationsOf } from './operations-of.ts';
import { written } from '../comparison/written.ts';

/** OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2. */
export default {
  files,
  words: { deprecate: '`deprecated: true`', sunset: 'an `x-sunset` date', open: '`x-extensible-enum`' },
  vocabulary,
  parse: (file, text) => parseDocument(file, text, openapiNotation),
  references: jsonReferences,
  addresses: declaredAddresses,
  units: (documents) =>
    documents.flatMap((document) => {
      const { value, file } = document;
      const isOne = isMap(value) && ('openapi' in value || 'swagger' in value);
      return isOne ? [{ name: file, title: titleOf(value), documents: [document] as const }] : [];
    }),
  problem: ({ documents: [document] }) => problemOf(document),
  versions: ({ documents: [document] }, store) => {
    const root = rootNode(document);
    const info = childOf(root, 'info', store);
    return { declared: (info && own(info, 'version')) ?? null, asked: askedVersions(root, store) };
  },
  dialect: ({ documents: [{ value }] }) => (isMap(value) && versionOf(value) === '3.1' ? '3.1' : '3.0'),
  outline: ({ documents: [document] }, store) => outlineOf(rootNode(document), store),
  operations: operationsOf,
  example: exampleOf,
  uses: ({ unit, root, store }, _after, { known }) => {
    const [document] = unit.documents;
    return usesOf(root, outlineOf(rootNode(document), store), document.file, known);
  },
  implied: ({ documents: [document] }, store) => {
    const subtypes = subtypesIn(store, rootNode(document));
    return (node) => subtypes.implied(node);
  },
  root: ({ documents: [document] }, side) => {
    const root = rootNode(document);
    const version = versionOf(root.raw as Record<string, unknown>) ?? '3.0';
    const dialect = { siblings: version === '3.1', nullable: version !== '3.1' };
    const subtypes = subtypesIn(side.documents, root);
    return contract({ ...side, subtypes, root, inherited: inheritedFrom(root), version, dialect });
  },
} satisfies ContractFormat;

/** What a description can describe. */
const parts = ['paths', 'webhooks', 'components', 'definitions'];

function problemOf(document: Document): Problem | null {
  const { value } = document;
  if (!isMap(value)) return { because: 'it is not a map', fix: 'start with `openapi: 3.1.0`' };
  if (versionOf(value) === null) {
    const stated = JSON.stringify(value['openapi'] ?? value['swagger'] ?? null).slice(0, 40);
    return {
      because: `its version is ${stated}, which is not an OpenAPI version`,
      fix: 'use 2.0, 3.0.x, 3.1.x or 3.2.x',
    };
  }
  for (const key of ['info', ...parts]) {
    if (value[key] !== undefined && value[key] !== null && !isMap(value[key])) {
      const because = `\`${key}\` is not a map`;
      return { at: below(rootOf(document), key), because, fix: `write \`${key}\` as a map of names` };
    }
  }
  return [...parts, 'x-webhooks'].some((key) => key in value)
    ? null
    : { because: 'it declares a version and describes nothing', fix: 'add `paths`' };
}

function titleOf({ info }: Readonly<Record<string, unknown>>): string {
  return isMap(info) ? written(info['title'] ?? '') : '';
}

const rootFields = fields(
  `openapi swagger info paths webhooks components servers security host basePath schemes consumes produces definitions
  parameters responses securityDefinitions`,
  '$self',
);
const usualFields = withFields(rootFields, fields('jsonSchemaDialect'));
const componentsFields = fields(
  'schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems mediaTypes',
);

/** A contract, which can be compared with all its components beside its operations. */
interface Whole extends Element {
  readonly reading: Reading;
  readonly called: () => readonly Element[];
  readonly isLibrary: () => boolean;
  readonly withComponents: () => Element;
}

function contract(reading: Reading): Whole {
  const isUsual = usualDialect.test(textOf(reading.root, 'jsonSchemaDialect') ?? '');
  let known: readonly Element[] | undefined;
  const called = () => (known ??= [...operations(own(reading.root, 'paths'), reading), ...webhooks(reading)]);
  const isLibrary = () => called().length === 0;
  const withComponents = (): Element => ({ ...element, parts: () => [...called(), ...library(reading)] });
  const element: Element = {
    kind: 'contract',
    key: '',
    name: 'the API',
    flow: 'input',
    at: rootOf(reading.root.spot.document),
    role: 'detail',
    given: {},
    node: reading.root,
    remains: [
      { node: reading.root, fields: isUsual ? usualFields : rootFields },
      ...[own(reading.root, 'components') ?? []].flat().map((node) => ({ node, fields: componentsFields })),
    ],
    open: (file) => reading.documents.document(file),
    aspects: () => [],
    parts: () => {
      const found = called();
      return found.length > 0 ? [...found, ...unreferenced(reading)] : library(reading);
    },
  };
  const whole: Whole = {
    ...element,
    reading,
    called,
    isLibrary,
    withComponents,
    matched: (before) => ({ pairs: otherwiseSent((before as Whole).called(), called()), removed: [], added: [] }),
    /** Components that had no operation beside them are still there where there is one now, and the other way round. */
    aligned: (before) => {
      const was = before as Whole;
      const isUpgraded = was.reading.dialect.siblings !== reading.dialect.siblings;
      const [from, to] = isUpgraded ? [besideReferences(was.reading), besideReferences(reading)] : [was, whole];
      if (was.isLibrary() !== isLibrary()) return [from.withComponents(), to.withComponents()];
      return isUpgraded ? [from, to] : null;
    },
  };
  return whole;
}

/**
 * The contract as if what stands beside a `$ref` counted. It does from OpenAPI 3.1 on: a description that only says another
 * version says nothing new by what was written there before.
 */
function besideReferences(reading: Reading): Whole {
  return contract({ ...reading, dialect: { ...reading.dialect, siblings: true } });
}

function versionOf(raw: Readonly<Record<string, unknown>>): Reading['version'] | null {
  const declared = raw['openapi'] ?? raw['swagger'];
  const stated = Array.isArray(declared) ? '' : written(declared ?? '');
  if (/^2(\.0)?$/.test(stated)) return '2';
  if (/^3(\.0(\.\d+)?)?(-[\w.]+)?$/.test(stated)) return '3.0';
  return /^3\.[12](\.\d+)?(-[\w.]+)?$/.test(stated) ? '3.1' : null;
}
