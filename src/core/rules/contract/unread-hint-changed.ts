import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: [
      'contract',
      'server',
      'operation',
      'security',
      'parameter',
      'body',
      'media-type',
      'response',
      'header',
      'schema',
      'file',
      'message',
      'property',
      'extension',
      'enum',
      'enum-value',
      'service',
      'rpc',
    ],
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
