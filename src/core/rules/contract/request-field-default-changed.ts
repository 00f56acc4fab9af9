import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'default', direction: 'input', effect: 'replaced', given: { site: 'body' } },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'what a schema calls the default of a field is for many servers a remark, and not what they fill in',
  },
  message: 'The default of `{name}` in {where} changed from {was} to {now}.',
  why: 'Clients that leave the field out send the same request as before and may now get a different behaviour.',
  fix: 'Keep the default. Offer the new behaviour as a value that a client asks for.',
  authority: [authorities.aip180, authorities.oasSchema],
} satisfies ContractRule;
