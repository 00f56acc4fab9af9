import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'protobuf', kind: 'option', aspect: 'option', direction: 'output', effect: 'noted' },
  audience: 'source',
  severity: 'low',
  departs: {
    severity: 'dangerous',
    because: 'a module of Go has its major version in its path, which says that something breaks',
  },
  message: 'The option `{name}` leads to another major version of the module: {now}, and {was} before.',
  why: 'Who takes the new version of the module imports what is generated from the new path.',
  fix: 'Nothing to do where the module is released under that version.',
  authority: [authorities.bufBreaking],
} satisfies ContractRule;
