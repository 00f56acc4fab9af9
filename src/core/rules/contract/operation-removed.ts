import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'operation', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} {kind}s were removed: {names}.',
  message: 'The {kind} `{name}` was removed.',
  why: 'Every client that calls it gets an error from the moment this is deployed. It was not announced in the contract, so they learn of it by failing.',
  fix: 'Keep it, mark it {deprecate} with {sunset}, and remove it after that date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
} satisfies ContractRule;
