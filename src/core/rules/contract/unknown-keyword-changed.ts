import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'json-schema', kind: 'schema', aspect: 'unread', given: { hint: false } },
  audience: 'source',
  severity: 'low',
  message: 'The keyword `{keyword}` of {what}, which is none of JSON Schema, changed from {was} to {now}.',
  why: 'Validators take a keyword that they do not know for a remark.',
  fix: 'Nothing to do, unless a tool of yours reads it.',
  authority: [authorities.jsonSchemaExtending],
} satisfies ContractRule;
