import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'thrift',
    kind: ['message', 'enum', 'service', 'type', 'constant'],
    aspect: 'file',
    direction: ['input', 'output'],
    effect: 'replaced',
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'nothing that is sent says where a type is declared, and where its code is generated depends on the language',
  },
  message: 'The {kind} `{name}` is declared in {now} now, and was in {was}.',
  why: 'Where code is generated for each file by itself, who imports it from the former one no longer finds it.',
  fix: 'Leave it in its file, or tell those who generate code from the files when it moves.',
  authority: [authorities.thriftIdl],
} satisfies ContractRule;
