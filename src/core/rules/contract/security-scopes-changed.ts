import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: { kind: 'security', aspect: 'scopes', direction: 'input', effect: ['narrowed', 'replaced'] },
  audience: 'wire',
  severity: 'high',
  message: 'Authenticating with `{name}` at {where} now asks for the scopes {now} instead of {was}.',
  why: 'Tokens that were granted the former scopes only are turned away with a 403 until they are issued again.',
  fix: 'Let the former scopes keep working beside the new ones until tokens have been renewed.',
  authority: [authorities.githubBreaking, authorities.zalando105],
} satisfies ContractRule;
