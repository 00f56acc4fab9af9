import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { kind: 'property', aspect: 'presence', was: null, direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'low',
  message: 'The field `{name}` was added to {where}.',
  why: 'Clients ignore fields they do not know.',
  fix: 'Nothing to do. Make sure the field is meant for everybody who can read the response.',
  authority: [authorities.githubBreaking, authorities.zalando108],
} satisfies ContractRule;
