import type { HttpCall, JsonPart, Named } from '../model/consumer.ts';
import type { ConsumerKind } from './consumer-kind.ts';
import { segmentsOf } from './http-path.ts';
import { jsonIn, type JsonNode, namesOf, partOf } from './json-node.ts';

/** More requests of one file than this are not read. */
const mostCalls = 5_000;

/** Files of Pact, from version 2 to 4: what a consumer asks over HTTP, and expects as the answer. */
export const pactConsumers: ConsumerKind = {
  format: 'openapi',
  isNamed: (path) => /\.json$/i.test(path) && /(^|[/._-])pacts?[/._-]/i.test(path),
  isTelling: () => true,
  read: (file, text) => {
    const pact = /"interactions"/.test(text) ? jsonIn(file, text) : null;
    if (pact === null) return [];
    const [by, provider] = ['consumer', 'provider'].map((role) => pact.at(role).at('name').text);
    const calls = pact.at('interactions').items.slice(0, mostCalls).flatMap(callOf);
    if (!by || !provider || calls.length === 0) return [];
    return [{ kind: 'pact', by, file, line: pact.line, provider, calls }];
  },
};

/** A request and its answer; of messages, none. */
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

/** A text in version 2, a map from then on. */
function queryOf(query: JsonNode): readonly Named[] {
  if (query.text === '') return namesOf(query);
  const names = new Set(query.text.split('&').map((pair) => pair.replace(/=.*/s, '')));
  return [...names].map((name) => ({ name, line: query.line }));
}

/** The value itself, or from version 4 on what is under `content`. */
function bodyOf(body: JsonNode): JsonPart | null {
  const isWrapped = body.at('contentType').text !== '' && body.at('content').raw !== undefined;
  return partOf(isWrapped ? body.at('content') : body);
}
