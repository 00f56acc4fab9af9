import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: 'default',
    was: null,
    direction: 'input',
    effect: 'replaced',
    given: { site: 'parameter' },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a default that is written down for the first time is usually what the server did all along',
  },
  message: '`{name}` in {where} has the default {now} now, and none was written down before.',
  why: 'Clients that leave it out send the same request as before. If the server did something else for them until now, they get a different behaviour.',
  fix: 'Say in the description of the pull request what the server did until now where it was left out. If it was this, nothing changes.',
  authority: [authorities.aip180, authorities.k8s],
} satisfies ContractRule;
