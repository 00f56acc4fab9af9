import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: {
    kind: 'security',
    aspect: 'type',
    direction: 'input',
    effect: 'replaced',
    was: ['http bearer', 'oauth2', 'openIdConnect'],
    now: ['http bearer', 'oauth2', 'openIdConnect'],
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'all of them send a bearer token, and whether the tokens of today are accepted is not said',
  },
  message: 'The way to authenticate `{name}` is now described as {now} instead of {was}.',
  why: 'Requests look the same. If tokens now have to come from somewhere else, those that clients hold are refused.',
  fix: 'Say in the description where tokens come from, and accept the former ones until they have run out.',
  authority: [authorities.oasSecurity],
} satisfies ContractRule;
