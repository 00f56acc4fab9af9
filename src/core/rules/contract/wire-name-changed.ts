import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'smithy',
    kind: ['property', 'variant', 'schema'],
    aspect: 'jsonName',
    direction: ['input', 'output'],
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'high',
  message: '{what} has another name in JSON: {was} before, {now} now.',
  why: 'The name in JSON is what clients send and read, whatever the member is called in the model.',
  fix: 'Keep the name on the wire. The member itself can be renamed if `@jsonName` keeps the old one.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
