import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: ['type', 'format'], direction: 'output', effect: ['widened', 'replaced'] },
  audience: 'wire',
  severity: 'high',
  message: 'The {aspect} of `{name}` in {where} changed from {was} to {now}.',
  why: 'Clients parse values of the former kind: typed ones fail, others carry a wrong value on.',
  fix: 'Keep the field as it is and add the new form under a new name.',
  authority: [authorities.aip180, authorities.githubBreaking],
} satisfies ContractRule;
