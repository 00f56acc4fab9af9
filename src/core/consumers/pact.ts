import type { ExpectedMessage, HttpCall, JsonPart, Named } from '../model/consumer.ts';
import type { ConsumerKind } from './consumer-kind.ts';
import { segmentsOf } from './http-path.ts';
import { jsonIn, type JsonNode, namesOf, partOf } from './json-node.ts';

/** The most requests, or messages, of one file that are read. */
const mostCalls = 5_000;

/** Files of Pact, from version 2 to 4: the HTTP requests of a consumer, and the responses it expects. */
export const pactConsumers: ConsumerKind = {
  format: 'openapi',
  isNamed,
  isDistinctive: () => true,
  read: (file, text) => {
    const pact = /"interactions"/.test(text) ? pactIn(file, text) : null;
    const calls = pact?.root.at('interactions').items.slice(0, mostCalls).flatMap(callOf) ?? [];
    return pact === null || calls.length === 0 ? [] : [{ ...pact.use, calls }];
  },
};

/** The same files, from version 3 on: the messages that a consumer expects from a broker. */
export const pactMessages: ConsumerKind = {
  format: 'asyncapi',
  isNamed,
  isDistinctive: () => true,
  read: (file, text) => {
    const pact = /"(?:messages|(?:As|S)ynchronous\/Messages)"/.test(text) ? pactIn(file, text) : null;
    if (pact === null) return [];
    const { items } = pact.root.at('interactions');
    const typed = (type: string) => items.filter((one) => one.at('type').text === `${type}/Messages`);
    const messages = [
      ...[...pact.root.at('messages').items, ...typed('Asynchronous')].map((one) => messageOf(one, one)),
      ...typed('Synchronous').flatMap((one) => answersIn(one).map((answer) => messageOf(answer, one))),
    ].slice(0, mostCalls);
    return messages.length === 0 ? [] : [{ ...pact.use, messages }];
  },
};

function isNamed(path: string): boolean {
  return /\.json$/i.test(path) && /(^|[/._-])pacts?[/._-]/i.test(path);
}

/** The root of a pact, and between whom it is; null if the text is none. */
function pactIn(file: string, text: string) {
  const root = jsonIn(file, text);
  if (root === null) return null;
  const [by, provider] = ['consumer', 'provider'].map((role) => root.at(role).at('name').text);
  return by && provider ? { root, use: { kind: 'pact' as const, by, file, line: root.line, provider } } : null;
}

/** Common names of metadata that say where a message is sent, and of what type it is: Pact defines none. */
const addressing = /topic|channel|queue|exchange|routing|destination|subject|address/i;
const naming = /^(?:name|type|event|message)$|(?:event|message|ce)[-_]?(?:type|name)/i;

/** The responses of a synchronous message: only they are sent by the provider. */
function answersIn(interaction: JsonNode): readonly JsonNode[] {
  const response = interaction.at('response');
  return Array.isArray(response.raw) ? response.items : response.raw === undefined ? [] : [response];
}

function messageOf(message: JsonNode, { at }: JsonNode): ExpectedMessage {
  const metadata = ['metadata', 'metaData'].map((key) => message.at(key)).find(({ raw }) => raw !== undefined);
  const textsOf = (key: RegExp) =>
    (metadata?.entries ?? []).flatMap(([name, { text }]) => (key.test(name) && text !== '' ? [text] : []));
  return {
    line: message.line,
    addresses: textsOf(addressing),
    names: [...textsOf(naming), at('description').text].filter((name) => name !== ''),
    headers: metadata === undefined ? null : partOf(metadata),
    body: bodyOf(message.at('contents')),
  };
}

/** The request and the response of an interaction; none if it is about messages. */
function callOf(interaction: JsonNode): readonly HttpCall[] {
  const [request, response] = [interaction.at('request'), interaction.at('response')];
  const path = request.at('path').text;
  if (path === '') return [];
  const status = response.at('status').raw;
  return [
    {
      line: interaction.line,
      method: (request.at('method').text || 'GET').toUpperCase(),
      path: segmentsOf(path),
      query: queryOf(request.at('query')),
      headers: namesOf(request.at('headers')),
      body: bodyOf(request.at('body')),
      answer: {
        line: response.line,
        status: typeof status === 'number' ? status : 200,
        headers: namesOf(response.at('headers')),
        body: bodyOf(response.at('body')),
      },
    },
  ];
}

/** The names of query parameters: version 2 writes a text, later ones a map. */
function queryOf(query: JsonNode): readonly Named[] {
  if (query.text === '') return namesOf(query);
  const names = new Set(query.text.split('&').map((pair) => pair.replace(/=.*/s, '')));
  return [...names].map((name) => ({ name, line: query.line }));
}

/** The value of a body; from version 4 on it is under `content`. */
function bodyOf(body: JsonNode): JsonPart | null {
  const isWrapped = body.at('contentType').text !== '' && body.at('content').raw !== undefined;
  return partOf(isWrapped ? body.at('content') : body);
}
