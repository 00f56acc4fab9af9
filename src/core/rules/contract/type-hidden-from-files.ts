import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'protobuf',
    kind: ['message', 'enum'],
    aspect: 'visibility',
    direction: 'output',
    effect: 'replaced',
  },
  audience: 'source',
  severity: 'medium',
  message: '{what} can be named in its own file alone now.',
  why: 'Files that import this one and use the type no longer compile.',
  fix: 'Keep it exported until no other file names it.',
  authority: [authorities.protobufFeatures],
} satisfies ContractRule;
