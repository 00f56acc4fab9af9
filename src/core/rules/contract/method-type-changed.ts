import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'rpc',
    aspect: ['requestType', 'responseType', 'clientStreaming', 'serverStreaming', 'oneway', 'idempotency'],
    direction: 'input',
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'high',
  message: 'The `{aspect}` of `{name}` changed from {was} to {now}.',
  why: 'Clients that were generated from the former contract send or expect something else.',
  fix: 'Keep the method as it is, and add another one.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
