import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'directive',
    aspect: ['locations', 'repeatable'],
    direction: 'input',
    effect: ['narrowed', 'replaced'],
  },
  audience: 'wire',
  severity: 'high',
  message: 'The directive `{name}` can no longer be written as it could: its `{aspect}` was {was} and is now {now}.',
  why: 'A request that has it elsewhere, or twice, is refused as a whole.',
  fix: 'Allow it where it was allowed, and let it do nothing there.',
  authority: [authorities.graphqlDirectives, authorities.githubBreaking],
} satisfies ContractRule;
