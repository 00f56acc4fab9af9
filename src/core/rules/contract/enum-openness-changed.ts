import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'protobuf', kind: 'enum', aspect: 'enumType', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'high',
  message: '{what} was {was}, and is {now} now: the two read a number that it does not list in different ways.',
  why: 'Generated code of an open enum keeps a number that it does not know as the value of the field. That of a closed one puts it among the unknown fields, and the field reads as if nothing was sent.',
  fix: 'Keep the enum as it was. Where its file needs another edition, set `features.enum_type` for it.',
  authority: [authorities.bufBreaking, authorities.protobufFeatures],
} satisfies ContractRule;
