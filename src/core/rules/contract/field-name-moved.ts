import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'thrift',
    kind: 'property',
    aspect: 'name',
    direction: 'output',
    effect: 'replaced',
    audience: 'wire',
  },
  audience: 'wire',
  severity: 'critical',
  message: 'What was sent as {was} of {where} is read as {now} now.',
  why: 'A field is sent as its number, and the number of one field has the name of another now. Who was not generated again reads the value of the one as that of the other, and nobody sees an error.',
  fix: 'Give each name its former number back, and write a number that was never used before what is new.',
  authority: [authorities.thriftIdl, authorities.thriftAudit],
} satisfies ContractRule;
