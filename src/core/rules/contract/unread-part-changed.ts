import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { unreadKinds } from '../unread-kinds.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: unreadKinds,
    aspect: 'unread',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'no reader knows the field: what it changes may break somebody, and cannot be decided here',
  },
  message: 'The field `{keyword}` of {what} changed from {was} to {now}, where no rule reads it.',
  why: 'Architect does not know what this field means to clients, so nothing is proven about the change.',
  fix: 'See what the field means to those who call or generate code from the contract, and tell them if it breaks them.',
  authority: [authorities.oasExtensions, authorities.jsonSchemaExtending],
} satisfies ContractRule;
