import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { limits } from '../limits.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      kind: 'schema',
      aspect: [...limits, 'format', 'contentMediaType'],
      was: null,
      direction: 'input',
      effect: 'narrowed',
    },
    { kind: 'schema', aspect: 'format', direction: 'input', effect: 'narrowed', given: { format: 'unknown' } },
    // One that counts characters, or says what the format says.
    { kind: 'schema', aspect: 'pattern', was: null, direction: 'input', effect: 'replaced' },
    // Bytes of which nothing is said.
    {
      kind: 'schema',
      aspect: 'contentMediaType',
      was: 'application/octet-stream',
      direction: 'input',
      effect: 'narrowed',
    },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a limit that is written down for the first time is often one the server had all along',
  },
  message: '`{name}` in {where} now has a `{aspect}` of {now}.',
  why: 'Requests beyond the limit, allowed until now, are refused if the server did not refuse them already.',
  fix: 'Choose a limit beyond what clients send today; logs show what that is.',
  authority: [authorities.githubBreaking, authorities.k8s],
} satisfies ContractRule;
