import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'thrift',
    kind: ['property', 'enum-value'],
    aspect: 'name',
    direction: 'output',
    effect: 'replaced',
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'messages have numbers and no names, so that what runs goes on, and the compiler of Thrift warns',
  },
  message: 'The {kind} {was} of {where} is called {now} in generated code now.',
  why: 'Nothing that is sent has the name. Code that was generated under the former one is called otherwise once it is generated again, and what uses it no longer compiles.',
  fix: 'Keep the name, or tell those who generate code from the file when it changes.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
