import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'type', aspect: 'specifiedBy', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'the same format may be described in another place' },
  message: 'The scalar `{name}` is described at {now} now, and was at {was}.',
  why: 'If the two describe different formats, clients write and read something else than the server does.',
  fix: 'Keep the format. Add a scalar of another name for another one.',
  authority: [authorities.graphqlScalars, authorities.githubBreaking],
} satisfies ContractRule;
