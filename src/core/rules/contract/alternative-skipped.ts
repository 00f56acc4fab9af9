import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'thrift',
    kind: 'property',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'narrowed',
    given: { alternative: ['exception', 'member'], required: false },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'who was generated before skips what it does not know, and whether it is sent to them is not in the file',
  },
  several: '{count} {alternative}s were added to {where}: {names}.',
  message: 'The {alternative} `{name}` was added to {where}.',
  why: 'Code that was generated before reads nothing in its place: a function without a result seems to have succeeded where this was thrown, and a union is empty.',
  fix: 'Have those who read it generate their code again before it is sent.',
  authority: [authorities.thriftIdl],
} satisfies ContractRule;
