import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { format: 'thrift', kind: ['property', 'type'], aspect: 'type', direction: 'output', effect: 'noted' },
    { format: 'thrift', kind: 'rpc', aspect: 'responseType', direction: 'input', effect: 'noted' },
  ],
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'the bytes of the binary and compact protocols stay the same, and whether generated code has two types depends on its language',
  },
  message: '{what} may be generated with another type: {now} in place of {was}.',
  why: 'Some languages tell a `string` from `binary`, or a typedef from the type behind it: code that uses it no longer compiles there. The JSON protocol writes `binary` in another way than `string`, and a reader of text may fail on bytes that are none.',
  fix: 'Keep the type as it is written, or tell those who generate code from the file when it changes.',
  authority: [authorities.thriftIdl, authorities.thriftBinary],
} satisfies ContractRule;
