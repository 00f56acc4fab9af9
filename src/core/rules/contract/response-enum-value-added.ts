import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'enum-value', aspect: 'presence', was: null, direction: 'output', effect: 'widened' },
    { kind: 'variant', aspect: 'presence', was: null, direction: 'output', effect: 'widened', given: { tag: true } },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the authorities disagree: GitHub calls it additive, Kubernetes incompatible, AIP-180 asks for care',
  },
  several: '{count} values may now be {sent} for {where}: {names}.',
  message: 'The value `{name}` may now be {sent} for {where}.',
  why: 'Clients that decide by this value have no branch for it: strict parsers fail, others take the wrong branch.',
  fix: 'Declare the list open ({open}) before sending more values, or send the new one only to clients that ask for it.',
  authority: [authorities.azureEnums, authorities.zalando112, authorities.k8s],
} satisfies ContractRule;
