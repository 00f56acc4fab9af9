import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: ['parameter', 'property'],
    aspect: ['allowReserved', 'allowEmptyValue'],
    direction: 'input',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'most servers go on reading an empty value, or a `/` that is not escaped, whatever the contract says',
  },
  message: '`{name}` in {where} is no longer described with `{aspect}: true`.',
  why: 'Clients that send it empty, or with reserved characters as they are, were promised to be understood and no longer are.',
  fix: 'Keep `{aspect}: true` as long as clients write it that way.',
  authority: [authorities.oasParameter, authorities.aip180],
} satisfies ContractRule;
