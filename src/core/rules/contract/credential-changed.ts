import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: {
    kind: 'security',
    aspect: ['credential', 'roles'],
    direction: 'input',
    effect: ['narrowed', 'replaced'],
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'it is sent in the same way, and whether callers have it cannot be told from the text',
  },
  message: 'Calls to {where} now need another credential: `{name}` {change}.',
  why: 'It is sent as it was, so nothing fails until a request of somebody who holds the former one is refused.',
  fix: 'Accept both until every caller has been given the new one.',
  authority: [authorities.oasSecurity, authorities.zalando105],
} satisfies ContractRule;
