import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'thrift',
    kind: 'property',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'narrowed',
    given: { required: false, between: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether the number was used before is nowhere in the file, though the audit of the compiler refuses it',
  },
  several: '{count} fields were added to {where} under numbers below the highest: {names}.',
  message: 'The field `{name}` was added to {where} under a number below the highest.',
  why: 'Numbers are given out in rising order, so that one below the highest may have been used before. Old clients and stored messages then have something else under it, and it is read as this field.',
  fix: 'Give it a number above the highest one, unless it is known that nobody ever used this one.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
