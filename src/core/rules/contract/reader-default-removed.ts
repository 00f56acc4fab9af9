import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'avro',
    kind: ['schema', 'property'],
    aspect: 'default',
    now: null,
    direction: 'input',
    effect: 'noted',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'what was written by the former schema is read as before, and only older data need not be',
  },
  message: 'The default {was} of {what} was removed.',
  why: 'Readers took it for data that does not have the field or the symbol, as older versions wrote it. On that they fail from now on.',
  fix: 'Keep the default for as long as there is data that was written without it.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
