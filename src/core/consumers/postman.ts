import type { HttpCall, JsonPart } from '../model/consumer.ts';
import type { ConsumerKind } from './consumer-kind.ts';
import { segmentsOf } from './http-path.ts';
import { jsonIn, type JsonNode, partOf } from './json-node.ts';

/** The deepest folders of a collection that are read. */
const deepest = 20;

/** Collections of Postman, 2.0 and 2.1: their requests. The saved responses in them are examples, and no expectations. */
export const postmanConsumers: ConsumerKind = {
  format: 'openapi',
  isNamed: (path) => /\.json$/i.test(path) && /postman/i.test(path),
  isDistinctive: () => true,
  read: (file, text) => {
    const collection = /"item"/.test(text) ? jsonIn(file, text) : null;
    if (collection === null || !/getpostman\.com\/json\/collection\/v2/.test(collection.at('info').at('schema').text))
      return [];
    const by = collection.at('info').at('name').text;
    const calls = callsIn(collection, 0);
    return calls.length === 0 ? [] : [{ kind: 'collection', by, file, line: 1, provider: '', calls }];
  },
};

function callsIn(folder: JsonNode, depth: number): readonly HttpCall[] {
  if (depth > deepest) return [];
  return folder.at('item').items.flatMap((item) => [...callOf(item), ...callsIn(item, depth + 1)]);
}

function callOf(item: JsonNode): readonly HttpCall[] {
  const request = item.at('request');
  const isAddress = request.text !== '';
  const url = isAddress ? request : request.at('url');
  const raw = url.text || url.at('raw').text;
  const listed = url.at('path').items.map(({ text }) => text);
  const path = segmentsOf(listed.length > 0 ? `/${listed.join('/')}` : raw);
  if (path.length === 0) return [];
  const query = url
    .at('query')
    .items.filter((one) => one.at('disabled').raw !== true)
    .map((one) => ({ name: one.at('key').text, line: one.line }));
  const written = [...new URLSearchParams(/\?([^#]*)/.exec(raw)?.[1] ?? '').keys()];
  const headers = request.at('header').items.map((one) => ({ name: one.at('key').text, line: one.line }));
  return [
    {
      line: item.at('name').line,
      method: (request.at('method').text || 'GET').toUpperCase(),
      path,
      query: query.length > 0 ? query : written.map((name) => ({ name, line: url.line })),
      headers,
      body: bodyOf(request.at('body')),
    },
  ];
}

/** The body of a request, if it is JSON: variables outside of strings make it none. */
function bodyOf(body: JsonNode): JsonPart | null {
  const raw = body.at('raw');
  if (raw.text === '') return null;
  const inner = jsonIn('body.json', raw.text);
  const part = inner && partOf(inner);
  return part && onLine(part, raw.line);
}

/** The same value with every line replaced: it was read from a string on that line. */
function onLine(part: JsonPart, line: number): JsonPart {
  return {
    ...part,
    line,
    fields: part.fields.map((field) => ({ ...field, line, value: onLine(field.value, line) })),
    items: part.items.map((item) => onLine(item, line)),
  };
}
