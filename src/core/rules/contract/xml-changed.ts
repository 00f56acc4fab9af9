import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['schema', 'property'], aspect: 'xml', direction: ['input', 'output'], effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: 'How `{name}` in {where} is written in XML changed from {was} to {now}.',
  why: 'Clients look for an element or attribute of the former name and find nothing.',
  fix: 'Keep the XML name, prefix and wrapping, or offer the new form as another media type.',
  authority: [authorities.oasXml, authorities.aip180],
} satisfies ContractRule;
