import type { Material } from '../../../model/material.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { changesOf } from '../changes-of.ts';
import { at, named } from './named.ts';

const most = 5;

/** The messages that are received and change, and when to stop trying to handle one, in the words of their broker. */
export function deliveries({ verified, facts, trees }: Material): readonly string[] {
  const contracts = new Set(facts.contracts.flatMap(({ format, path }) => (format === 'asyncapi' ? [path] : [])));
  const received = new Map(
    changesOf(verified).flatMap(({ path, line, change }) =>
      contracts.has(path)
        ? change.usedBy.flatMap((operation) => {
            const address = /^receive (.+)$/u.exec(operation)?.[1];
            return address === undefined ? [] : [[address, { path, line }] as const];
          })
        : [],
    ),
  );
  const [first] = received.values();
  if (first === undefined) return [];
  const protocol = /^[ \t]*protocol:[ \t]*["']?([\w-]+)/mu.exec(trees.after.read(first.path) ?? '')?.[1] ?? '';
  const settings = [...received.keys()].filter(isPlain).slice(0, most).flatMap(settingsFor(protocol));
  return [
    ...named(
      'Messages that are received',
      [...received].map(([address, { path, line }]) => `${code(address)} (${at(path, line)})`),
    ),
    ...(settings.length > 0 ? ['So that one that cannot be handled holds up no other:', block('yaml', settings)] : []),
  ];
}

function settingsFor(protocol: string): (address: string) => readonly string[] {
  if (/^(?:amqp|rabbit)/u.test(protocol))
    return (address) => [
      `# arguments of the queue that is bound to ${address}`,
      `{ x-queue-type: quorum, x-delivery-limit: 5, x-dead-letter-exchange: dead, x-dead-letter-routing-key: ${JSON.stringify(address)} }`,
    ];
  if (protocol === 'sqs' || protocol === 'sns')
    return (address) => [
      `# attributes of the queue for ${address}`,
      `RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: <the ARN of ${address.replaceAll(/[^\w-]/gu, '-')}-dead> }`,
    ];
  return (address) => [
    `# ${address}: five attempts with a growing pause, then aside, with the reason as a header`,
    `{ retry: ${JSON.stringify(`${address}.retry`)}, attempts: 5, pause: [1s, 5s, 25s, 125s], aside: ${JSON.stringify(`${address}.dead`)} }`,
  ];
}

/** What can stand in a setting and be nothing else there. */
function isPlain(address: string): boolean {
  return /^[\w/{}.:-]{1,200}$/u.test(address);
}
