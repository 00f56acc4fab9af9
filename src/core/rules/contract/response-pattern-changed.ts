import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'pattern', direction: 'output', effect: ['narrowed', 'widened', 'replaced'] },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'a pattern on a response describes the value; clients do not validate what they are sent',
  },
  message: 'The pattern of `{name}` in {where} changed from {was} to {now}.',
  why: 'Clients rarely check what they receive against a pattern.',
  fix: 'Nothing to do, unless clients take the value apart: then keep its form.',
  authority: [authorities.zalando108, authorities.jsonSchemaPattern],
} satisfies ContractRule;
