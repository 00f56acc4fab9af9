import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

const removed = {
  kind: 'security',
  aspect: 'presence',
  now: null,
  direction: 'input',
  effect: 'narrowed',
  given: { undeclared: true },
} as const;

export default {
  area: 'AuthN & AuthZ',
  when: [
    { ...removed, format: 'openapi' },
    { ...removed, format: 'asyncapi' },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the contract describes the scheme nowhere, so that it told no client how to authenticate with it',
  },
  several:
    '{count} ways to authenticate that the contract does not describe are no longer listed for {where}: {names}.',
  message: '`{name}`, a way to authenticate that the contract does not describe, is no longer listed for {where}.',
  why: 'Clients that were told elsewhere how to authenticate this way may be turned away with a 401. Generated clients never could.',
  fix: 'Say in the pull request whether the service accepted it. If it does still, describe it among the security schemes and list it again.',
  authority: [authorities.oasSecurity],
} satisfies ContractRule;
