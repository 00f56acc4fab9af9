import type { Consumer, ExpectedMessage } from '../../model/consumer.ts';
import { byNames } from '../by-names.ts';
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
  const index = indexOf(sent);
  return consumers.flatMap((consumer) => {
    if (!('messages' in consumer)) return [];
    const followed = new Followed(consumer, steps);
    const isOf = isNamed(consumer.provider, [title, path]);
    for (const expected of consumer.messages) {
      const one = sentAs(expected, index, isOf);
      if (one !== null) follow(followed, expected, one, reading);
    }
    return followed.found;
  });
}

/** What is sent, by the number of parts of its address and by its names. */
interface Index {
  readonly byParts: ReadonlyMap<number, readonly (Sent & { readonly parts: readonly string[] })[]>;
  readonly byName: ReadonlyMap<string, ReadonlySet<Sent>>;
  /** So many are looked at, for all that is expected. */
  left: number;
}

/** How many messages are looked at in all to find those that are expected. */
const mostLooks = 2_000_000;

function indexOf(sent: readonly Sent[]): Index {
  const parted = sent.map((one) => {
    const { address, key } = one.endpoint;
    return { ...one, parts: partsOf(shapeOf(address.text ?? key)) };
  });
  const byName = byNames(sent, ({ message }) => namesOf(message).map(plain));
  return { byParts: Map.groupBy(parted, ({ parts }) => parts.length), byName, left: mostLooks };
}

/** The only message that an expected one can be. */
function sentAs({ addresses, names }: ExpectedMessage, index: Index, isOf: boolean): Sent | null {
  const there = new Set(addresses.flatMap((address) => sentTo(partsOf(address), index)));
  const isNamed = names.flatMap((name) => [...(index.byName.get(plain(name)) ?? [])]);
  index.left -= isNamed.length;
  if (index.left < 0) return null;
  const wanted = new Set(isNamed.map(({ message }) => message));
  const called =
    there.size > 0
      ? [...there].filter(({ message }) => wanted.has(message))
      : isOf && addresses.length === 0
        ? isNamed
        : [];
  const fitting = called.length > 0 ? called : [...there];
  const nodes = new Set(fitting.map(({ message }) => message.node.raw));
  return nodes.size === 1 ? (fitting[0] ?? null) : null;
}

/** What is sent to an address, with anything in the places that have a name. */
function sentTo(address: readonly string[], index: Index): readonly Sent[] {
  const some = index.byParts.get(address.length) ?? [];
  index.left -= some.length;
  if (index.left < 0) return [];
  return some.filter(({ parts }) => parts.every((part, at) => part === '{}' || part === address[at]));
}

function partsOf(address: string): readonly string[] {
  return address.split(/[/.]/);
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
