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
  severity: 'high',
  departs: {
    severity: 'breaking',
    because: 'the compiler of Thrift refuses it: whether the number was used before is nowhere in the file',
  },
  several: '{count} fields were added to {where} under numbers below the highest: {names}.',
  message: 'The field `{name}` was added to {where} under a number below the highest.',
  why: 'Numbers are given out in rising order, so that one below the highest was most likely used before. Old clients and stored messages have something else under it, and it is read as this field.',
  fix: 'Give it a number above the highest one.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
