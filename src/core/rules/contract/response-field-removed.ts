import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  several: '{count} fields were removed from {where}: {names}.',
  message: 'The field `{name}` was removed from {where}.',
  why: 'It was always there. Clients that read it fail, or go on with a value that is missing.',
  fix: 'Keep the field and mark it {deprecate}; if it has a better name, send both for a while.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando106],
} satisfies ContractRule;
