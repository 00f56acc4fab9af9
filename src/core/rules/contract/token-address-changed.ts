import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: {
    kind: 'security',
    aspect: [
      'openIdConnectUrl',
      'oauth2MetadataUrl',
      'authorizationUrl',
      'tokenUrl',
      'refreshUrl',
      'deviceAuthorizationUrl',
    ],
    direction: 'input',
    effect: ['narrowed', 'widened', 'replaced'],
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'that another address is described does not prove that the old one stopped answering',
  },
  message: 'Clients of {where} now get tokens elsewhere: `{name}` {change}.',
  why: 'Clients are configured with the old address. Once it no longer answers nobody can log in, and tokens of another issuer may be refused.',
  fix: 'Let the old address answer or redirect until every client has moved, and accept the tokens of both.',
  authority: [authorities.oasSecurity, authorities.zalando105],
} satisfies ContractRule;
