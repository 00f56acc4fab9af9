import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'pattern', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'whether the new pattern matches all that the former one did cannot be decided for patterns that look around, and one that only gets its `^` and `$` was mostly meant for the whole value',
  },
  message: 'The pattern of `{name}` in {where} changed from {was} to {now}.',
  why: 'A value that matched the former pattern may not match the new one, and is then refused.',
  fix: 'Make sure the new pattern accepts everything the former one did; a test with real values shows it.',
  authority: [authorities.githubBreaking, authorities.k8s],
} satisfies ContractRule;
