import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: 'thrift',
      kind: ['property', 'type'],
      aspect: 'type',
      direction: 'output',
      effect: 'replaced',
      audience: 'source',
    },
    {
      format: 'thrift',
      kind: 'rpc',
      aspect: 'responseType',
      direction: 'input',
      effect: 'replaced',
      audience: 'source',
    },
    {
      format: 'protobuf',
      kind: ['property', 'extension'],
      aspect: ['jstype', 'stringType'],
      direction: 'output',
      effect: 'replaced',
    },
  ],
  audience: 'source',
  severity: 'medium',
  message: '{what} is generated with the type {now} now, and was with {was}.',
  why: 'What is sent stays the same bytes, so that what runs goes on. Once code is generated again, what uses the former type no longer compiles.',
  fix: 'Keep the type as it is written, or tell those who generate code from the file when it changes.',
  authority: [authorities.thriftAudit, authorities.thriftIdl, authorities.bufBreaking],
} satisfies ContractRule;
