import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: 'json-schema',
      kind: 'schema',
      aspect: ['contentEncoding', 'contentMediaType'],
      direction: 'input',
      effect: ['narrowed', 'replaced'],
    },
    {
      format: 'json-schema',
      kind: 'schema',
      aspect: 'contentMediaType',
      was: null,
      direction: 'input',
      effect: 'narrowed',
    },
    {
      format: 'json-schema',
      kind: 'schema',
      aspect: ['contentEncoding', 'contentMediaType'],
      direction: 'output',
      effect: ['widened', 'replaced'],
    },
    { kind: 'schema', aspect: 'contentEncoding', was: null, direction: ['input', 'output'], effect: 'replaced' },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'validators do not look into texts: who decodes them notices, and nobody else; and an encoding that is written down for the first time is often what the texts had all along',
  },
  message: 'The `{aspect}` of `{name}` in {where} changed from {was} to {now}.',
  why: 'Every text is as valid as before. Who decodes it by the schema takes it for something else than those who wrote it.',
  fix: 'Keep what texts hold, and put the new form into a field of its own.',
  authority: [authorities.jsonSchemaContent],
} satisfies ContractRule;
