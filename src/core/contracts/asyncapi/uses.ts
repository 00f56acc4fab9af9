import type { Consumer, ExpectedMessage } from '../../model/consumer.ts';
import type { Used } from '../consumed.ts';
import { isMap, type Node } from '../document-store.ts';
import { textOf } from '../openapi/reading.ts';
import { below, Followed, isNamed } from '../followed.ts';
import type { Endpoint, Endpoints, Listed } from './endpoints.ts';
import { messageElement } from './message.ts';
import { operationElement } from './operation.ts';
import { type Reading, shapeOf } from './reading.ts';

/** How much of all messages is followed at most. */
const mostSteps = 500_000;

/** A message that the application sends, or that nobody says who sends, and where. */
interface Sent {
  readonly endpoint: Endpoint;
  readonly message: Listed;
}

/**
 * What pacts expect of the messages that an application sends. A message is taken for one of the contract where it is
 * expected at one of its addresses, or is called like it and the pact names the contract as its provider; where it may be
 * one of several, none is taken.
 */
export function usesOf(
  { directed, silent }: Endpoints,
  reading: Reading,
  [title, path]: readonly [string, string],
  consumers: readonly Consumer[],
): readonly Used[] {
  const sent = [...directed, ...silent].flatMap((endpoint): Sent[] =>
    endpoint.action === 'receive' ? [] : endpoint.messages.map((message) => ({ endpoint, message })),
  );
  const steps = { left: mostSteps };
  return consumers.flatMap((consumer) => {
    if (!('messages' in consumer)) return [];
    const followed = new Followed(consumer, steps);
    const isOf = isNamed(consumer.provider, [title, path]);
    for (const expected of consumer.messages) {
      const one = sentAs(expected, sent, isOf);
      if (one !== null) follow(followed, expected, one, reading);
    }
    return followed.found;
  });
}

/** The only message that an expected one can be. */
function sentAs({ addresses, names }: ExpectedMessage, sent: readonly Sent[], isOf: boolean): Sent | null {
  const there = sent.filter(({ endpoint }) => addresses.some((address) => isAt(address, endpoint)));
  const wanted = new Set(names.map(plain));
  const called = (there.length > 0 ? there : isOf && addresses.length === 0 ? sent : []).filter(({ message }) =>
    namesOf(message).some((name) => wanted.has(plain(name))),
  );
  const fitting = called.length > 0 ? called : there;
  const nodes = new Set(fitting.map(({ message }) => message.node.raw));
  return nodes.size === 1 ? (fitting[0] ?? null) : null;
}

/** Whether an address is that of an endpoint, with anything in the places that have a name. */
function isAt(address: string, { address: { text }, key }: Endpoint): boolean {
  const [parts, own] = [address, shapeOf(text ?? key)].map((one) => one.split(/[/.]/)) as [string[], string[]];
  return parts.length === own.length && own.every((part, at) => part === '{}' || part === parts[at]);
}

function namesOf({ names, node }: Listed): readonly string[] {
  return [...names, titleOf(node) ?? []].flat();
}

function titleOf(node: Node): string | undefined {
  return isMap(node.raw) ? textOf(node, 'title') : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function follow(
  followed: Followed,
  { line, headers, body }: ExpectedMessage,
  { endpoint, message }: Sent,
  reading: Reading,
) {
  const holder = operationElement(endpoint, reading);
  const operation = below({ element: holder, subject: '' }, holder);
  const element = messageElement(message, 'output', reading);
  const at = below(operation, element);
  followed.use(operation, line);
  // Where it comes or goes it is a part of its operation, whatever component it is.
  followed.use({ element, subject: `${operation.subject} > message ${element.key}` }, line);
  followed.use(at, line);
  if (body !== null) followed.value(at, body);
  const named = element.parts().find(({ kind }) => kind === 'header');
  if (named !== undefined && headers !== null) followed.value(below(at, named), headers);
}
