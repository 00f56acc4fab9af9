import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'file', aspect: 'package', direction: 'output', effect: 'replaced' },
    { kind: 'service', aspect: 'package', direction: 'input', effect: 'replaced' },
  ],
  audience: 'source',
  severity: 'high',
  message: 'The package of {name} changed from {was} to {now}.',
  why: 'The full names of all that it declares change: calls go to a path that is no longer served, and generated code is somewhere else.',
  fix: 'Keep the package. A new version is a package beside it.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;
