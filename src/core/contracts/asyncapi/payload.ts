import type { Format } from '../../model/contract.ts';
import type { Spot } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { parse as parseAvro } from '../avro/parse.ts';
import { Names } from '../avro/names.ts';
import { schemaElement as avroElement } from '../avro/schema.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { parse as parseProtobuf } from '../protobuf/parse.ts';

import { embedded } from './embedded.ts';
import { isProtoFile, typesOf } from './proto-payload.ts';
import { type Flow, type Reading, stated } from './reading.ts';

/** What is in a message, and the language it is described in. */
export interface Payload {
  readonly family: 'schema' | 'avro' | 'protobuf' | 'other';
  /** How people call the language. */
  readonly format: string;
  readonly formatAt: Spot;
  readonly schema: Node | undefined;
  /** Whether `nullable` means something. */
  readonly nullable: boolean;
}

/** The payload of a message, whose format AsyncAPI 2 writes beside it. */
export function payloadOf(layers: readonly Node[], reading: Reading): Payload {
  const at = layers[0]?.spot ?? reading.root.spot;
  return describedIn(stated(layers, 'payload'), stated(layers, 'schemaFormat'), at, reading);
}

/** What describes a part of a message. AsyncAPI 3 may write its format beside the schema. */
export function describedIn(
  written: Node | undefined,
  beside: Node | undefined,
  holder: Spot,
  { documents }: Reading,
): Payload {
  const described = written && documents.at(written);
  const isWrapped = described !== undefined && isMap(described.raw) && 'schemaFormat' in described.raw;
  const format = isWrapped ? own(described, 'schemaFormat') : beside;
  const schema = isWrapped ? own(described, 'schema') : written;
  const text = typeof format?.raw === 'string' ? format.raw : '';
  return { ...languageOf(text), formatAt: format?.spot ?? written?.spot ?? holder, schema };
}

function languageOf(text: string): Pick<Payload, 'family' | 'format' | 'nullable'> {
  const name = text.toLowerCase();
  if (name.includes('avro')) return { family: 'avro', format: 'Avro', nullable: false };
  if (name.includes('protobuf')) return { family: 'protobuf', format: 'Protobuf', nullable: false };
  if (name.includes('oai.openapi')) return { family: 'schema', format: 'JSON Schema', nullable: true };
  if (name === '' || /asyncapi|schema\+|json-schema/.test(name)) {
    return { family: 'schema', format: 'JSON Schema', nullable: false };
  }
  return { family: 'other', format: text, nullable: false };
}

/** A payload as what is compared of it. */
export function payloadElements({ family, schema, nullable }: Payload, flow: Flow, reading: Reading): Element[] {
  if (schema === undefined) return [];
  if (family === 'avro') return avroElements(schema, flow, reading);
  if (family === 'protobuf') return protobufElements(schema, flow, reading);
  if (family !== 'schema') return [];
  const dialect = { ...reading.dialect, nullable };
  return [schemaElement([schema], { ...reading, dialect, flow, site: 'body', text: false })];
}

/** A schema of Avro: a map, or a text of JSON. */
function avroElements(written: Node, flow: Flow, { documents }: Reading): Element[] {
  const schema = documents.at(written);
  const node = typeof schema.raw === 'string' ? embedded(schema, parseAvro, documents) : schema;
  if (node === null) return [];
  const missed = (name: string, at: Spot) =>
    documents.miss(at, { because: `there is no type ${name}`, fix: 'define it, or correct the name' });
  const reading = { names: new Names([node], false), flow, apart: false, missed };
  return [inFormat('avro', flow, written, () => [avroElement({ node, namespace: '' }, reading)])];
}

/** A file of protobuf, or its text. */
function protobufElements(written: Node, flow: Flow, { documents }: Reading): Element[] {
  const schema = documents.at(written);
  const node = typeof schema.raw === 'string' ? embedded(schema, parseProtobuf, documents) : schema;
  return node === null || !isProtoFile(node)
    ? []
    : [inFormat('protobuf', flow, written, () => typesOf(node, documents))];
}

function inFormat(format: Format, flow: Flow, { spot }: Node, parts: () => Element[]): Element {
  const given = { site: 'body' };
  return {
    kind: 'schema',
    key: 'payload',
    name: '',
    role: 'constraint',
    flow,
    format,
    at: spot,
    given,
    aspects: () => [],
    parts,
  };
}
