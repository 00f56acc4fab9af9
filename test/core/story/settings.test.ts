import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const channels = (...bindings: readonly string[]) => ({
  'asyncapi.yaml': `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
${bindings
  .map((binding, at) => `  c${at}: { address: orders/${at}, bindings: { ${binding} }, messages: { m: {} } }`)
  .join('\n')}
operations:
${bindings.map((_, at) => `  o${at}: { action: send, channel: { $ref: '#/channels/c${at}' } }`).join('\n')}
`,
});
const messages = (was: readonly string[], now: readonly string[]) =>
  saidOf(channels(...was), channels(...now)).map(({ message }) => message);

const kafka = 'kafka: { partitions: 3, topicConfiguration: { retention.ms: 86400000 } }';
const amqp = 'amqp: { is: queue, queue: { name: placed, durable: true } }';

test('a binding that another takes the place of is one finding', () => {
  expect(messages([kafka], [amqp])).toEqual([
    '5 settings of send orders/0 changed: `kafka.partitions`, `kafka.topicConfiguration.retention.ms`, `amqp.is`, `amqp.queue.name` and `amqp.queue.durable`.',
  ]);
  expect(messages([kafka], ['kafka: { partitions: 6, topicConfiguration: { retention.ms: 1 } }'])).toEqual([
    '2 settings of send orders/0 changed: `kafka.partitions` and `kafka.topicConfiguration.retention.ms`.',
  ]);
});

test('one setting is said with what it was, and those of two channels are two findings', () => {
  expect(messages([kafka], [kafka.replace('3', '6')])).toEqual([
    'The setting `kafka.partitions` of send orders/0 changed from `3` to `6`.',
  ]);
  expect(messages([kafka, amqp], [kafka.replace('3', '6'), amqp.replace('true', 'false')])).toHaveLength(2);
});
