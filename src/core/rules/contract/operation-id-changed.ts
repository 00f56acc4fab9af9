import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'operation', aspect: 'operationId', effect: 'noted' },
  audience: 'source',
  severity: 'low',
  message: 'The operationId of `{name}` changed from {was} to {now}.',
  why: 'Nothing changes on the wire. Client code generated from this contract gets a method with another name, and its callers must be edited when it is generated again.',
  fix: 'Keep the operationId if clients are generated from the contract, or announce the new name with the next release of the client library.',
  authority: [authorities.oasOperation, authorities.aip180],
} satisfies ContractRule;
