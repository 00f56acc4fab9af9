import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Testing',
  severity: 'medium',
  message: 'A contract changed and the tests that hold it did not.',
  why: 'The pact, mock or snapshot still proves the old promise, so consumers stay green until they meet the new version.',
  fix: 'Change the consumer contracts and mocks with the contract, and run them against both sides.',
  ask: 'Find a changed contract in the facts whose consumer contract, provider test, mock or recorded example in this repository still describes the old version and is not part of this change.',
  notWhen: ['there are no such tests in this repository', 'they are generated from the contract'],
  requires: ['contract.breaking', 'contract.dangerous', 'contract.safe'],
  authority: [authorities.zalando101, authorities.pact],
} satisfies AskRule;
