import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: {
    kind: ['operation', 'type', 'property', 'argument', 'enum-value'],
    aspect: 'authorization',
    direction: ['input', 'output'],
    effect: 'replaced',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'who has what is asked for, and whether the gateway asks for it, cannot be told from the schema',
  },
  message: 'Who may use {what} changed from {was} to {now}.',
  why: 'Callers who have too little now are refused, or get null. Where a guard went, everybody may see what few were meant to.',
  fix: 'Say in the pull request who is let in now, and whether those who are not have been told.',
  authority: [authorities.graphqlAuthorization, authorities.zalando105],
} satisfies ContractRule;
