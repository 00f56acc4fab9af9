import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'A request that creates or triggers something can be sent twice and takes effect twice.',
  why: 'Networks lose answers, and clients, gateways and queues send again. Without a key to recognise the second request, the customer is charged twice.',
  fix: 'Take an idempotency key, store it with the result in the same transaction, and answer a repeated request with that result.',
  ask: 'Find a new or changed operation with an effect that must not happen twice (a payment, an order, a message to a person) and nothing by which a repeated request is recognised: no idempotency key, no natural key with a unique constraint.',
  notWhen: [
    'a natural key makes the second attempt fail or return the first result',
    'doing it twice leaves the same state',
    'an idempotency layer in front covers the route',
  ],
  authority: [authorities.aip155, authorities.zalando230, authorities.azureRepeatability],
} satisfies AskRule;
