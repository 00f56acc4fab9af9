import type { Element } from '../comparison/element.ts';
import { isDocument, rootOf } from '../../texts/document.ts';
import { isMap, own } from '../document-store.ts';
import { subtypesIn } from '../json-schema/subtypes.ts';
import { askedVersions } from './asked.ts';
import { fields, withFields } from '../comparison/remains.ts';
import { library } from './library.ts';
import { operations, webhooks } from './operation.ts';
import { childOf, type Reading, textOf } from './reading.ts';
import type { ContractReader } from '../reader.ts';
import { written } from '../comparison/written.ts';

/** OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2. */
export default {
  format: 'openapi',
  claims: ({ raw }) => isMap(raw) && ('openapi' in raw || 'swagger' in raw),
  looksLike: (text) => /"openapi"\s*:\s*"/.test(text) || /"swagger"\s*:\s*"/.test(text) || atLineStart.test(text),
  problem: ({ raw }) => {
    if (!isMap(raw)) return { because: 'it is not a map', fix: 'start with `openapi: 3.1.0`' };
    const version = versionOf(raw);
    if (version === null) {
      const stated = JSON.stringify(raw['openapi'] ?? raw['swagger'] ?? null).slice(0, 40);
      return {
        because: `its version is ${stated}, which is not an OpenAPI version`,
        fix: 'use 2.0, 3.0.x, 3.1.x or 3.2.x',
      };
    }
    for (const key of ['info', 'paths', 'webhooks', 'components', 'definitions']) {
      if (raw[key] !== undefined && raw[key] !== null && !isMap(raw[key])) {
        return { key, because: `\`${key}\` is not a map`, fix: `write \`${key}\` as a map of names` };
      }
    }
    const parts = ['paths', 'webhooks', 'components', 'definitions'].some((key) => key in raw);
    return parts ? null : { because: 'it declares a version and describes nothing', fix: 'add `paths`' };
  },
  version: (root, documents) => {
    const info = childOf(root, 'info', documents);
    return (info && own(info, 'version')) ?? null;
  },
  asked: askedVersions,
  dialect: ({ raw }) => (isMap(raw) && versionOf(raw) === '3.1' ? '3.1' : '3.0'),
  title: ({ raw }) => (isMap(raw) && isMap(raw['info']) ? written(raw['info']['title'] ?? '') : ''),
  implied: (root, documents) => {
    const subtypes = subtypesIn(documents, root);
    return (node) => subtypes.implied(node);
  },
  root: (root, { documents, asOf, same }) => {
    const version = versionOf(root.raw as Record<string, unknown>) ?? '3.0';
    const dialect = { siblings: version === '3.1', nullable: version !== '3.1' };
    const reading: Reading = { documents, subtypes: subtypesIn(documents, root), root, version, dialect, asOf, same };
    return contract(reading);
  },
} satisfies ContractReader;

const rootFields = fields(
  `openapi swagger info paths webhooks components servers security host basePath schemes consumes produces definitions
  parameters responses securityDefinitions`,
  '$self',
);
/** The dialects in which keywords mean what they mean where none is named. */
const usualDialect =
  /^https:\/\/(?:spec\.openapis\.org\/oas\/3\.\d\/dialect\/|json-schema\.org\/draft\/2020-12\/schema)/;
const usualFields = withFields(rootFields, fields('jsonSchemaDialect'));
const componentsFields = fields(
  'schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems mediaTypes',
);

const atLineStart = /^["']?(?:openapi|swagger)["']?\s*:/m;

function contract(reading: Reading): Element {
  const isUsual = usualDialect.test(textOf(reading.root, 'jsonSchemaDialect') ?? '');
  return {
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
    open: (file) => {
      const opened = reading.documents.open(file);
      return opened !== null && isDocument(opened) ? opened : null;
    },
    aspects: () => [],
    parts: () => {
      const found = [...operations(own(reading.root, 'paths'), reading), ...webhooks(reading)];
      return found.length > 0 ? found : library(reading);
    },
  };
}

function versionOf(raw: Readonly<Record<string, unknown>>): Reading['version'] | null {
  const declared = raw['openapi'] ?? raw['swagger'];
  const stated = Array.isArray(declared) ? '' : written(declared ?? '');
  if (/^2(\.0)?$/.test(stated)) return '2';
  if (/^3(\.0(\.\d+)?)?(-\w+)?$/.test(stated)) return '3.0';
  return /^3\.[12](\.\d+)?$/.test(stated) ? '3.1' : null;
}
