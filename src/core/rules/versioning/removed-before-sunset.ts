import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { deprecatedRemoved } from '../deprecated-removed.ts';

export default {
  area: 'API design & patterns',
  when: deprecatedRemoved({ operation: ['ahead'], parameter: ['ahead'], property: ['ahead'] }),
  audience: 'wire',
  severity: 'high',
  message: 'The deprecated {kind} `{name}` was removed from {where} before its sunset date.',
  why: 'Clients planned their move by the date that was announced, and break before it.',
  fix: 'Put it back until the sunset date has passed.',
  authority: [authorities.rfc8594, authorities.zalando185, authorities.zalando186],
} satisfies ContractRule;
