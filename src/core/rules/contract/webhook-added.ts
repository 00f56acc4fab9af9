import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { kind: 'operation', aspect: 'presence', was: null, direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'low',
  message: 'The server can now call its clients with `{name}`.',
  why: 'A client receives it only after it has subscribed, so those of today are not affected.',
  fix: 'Nothing to do, as long as clients have to ask for it. Document how a client proves that the call is from you.',
  authority: [authorities.oasCallback, authorities.zalando107],
} satisfies ContractRule;
