import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'unevaluatedItems', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} no longer accepts items beyond those that are listed.',
  why: 'Clients that send more items than are listed, which was allowed until now, are refused.',
  fix: 'Keep accepting further items and ignore those that you do not know.',
  authority: [authorities.zalando107, authorities.jsonSchemaItems],
} satisfies ContractRule;
