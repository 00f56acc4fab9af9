import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { unreadKinds } from '../unread-kinds.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: unreadKinds,
    aspect: 'unread',
    given: { hint: true },
  },
  audience: 'source',
  severity: 'low',
  message: 'The hint `{keyword}` of {what} changed from {was} to {now}.',
  why: 'It helps people and generated clients, and is no part of any message.',
  fix: 'Nothing to do.',
  authority: [authorities.oasLink, authorities.oasSecurityScheme],
} satisfies ContractRule;
