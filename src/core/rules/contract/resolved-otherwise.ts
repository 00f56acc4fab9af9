import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'avro',
    kind: ['schema', 'property'],
    aspect: ['type', 'format', 'name'],
    direction: ['input', 'output'],
    effect: 'noted',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the data resolves; what is made of it depends on what readers take it for',
  },
  message: 'The {aspect} of {what} changed from {was} to {now}, and data that still resolves may mean something else.',
  why: 'Schema resolution goes by names and types alone. A meaning or a namespace that only one side knows is lost without an error.',
  fix: 'Tell those who read and write it, or add a new field beside the old one.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
