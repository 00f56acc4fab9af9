import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: { kind: 'security', aspect: 'presence', was: null, direction: 'input', effect: 'widened', name: 'anonymous' },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'no client fails on being asked for less, but what needed a credential is now open to everybody',
  },
  message: 'Calls without authentication are now accepted by {where}.',
  why: 'Anybody who finds the address can call it. A requirement that went missing in an edit looks just like one that was lifted on purpose.',
  fix: 'Put the requirement back, or say in the pull request why this is meant to be public.',
  authority: [authorities.oasSecurity, authorities.zalando105],
} satisfies ContractRule;
