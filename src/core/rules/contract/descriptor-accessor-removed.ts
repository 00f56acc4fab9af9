import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'protobuf', kind: 'message', aspect: 'descriptorAccessor', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'low',
  message: 'What is generated for {what} no longer has the usual way to get its descriptor.',
  why: 'Code that asks the generated class for `descriptor()` no longer compiles.',
  fix: 'Leave `no_standard_descriptor_accessor` out, or rename the field that is called like the accessor.',
  authority: [authorities.bufBreaking],
} satisfies ContractRule;
