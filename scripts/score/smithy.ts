import type { RuleNames } from './compare.ts';

const bindings = ['contract/operation-removed', 'contract/resource-removed'];
const defaults = ['contract/member-default-changed', 'contract/request-field-default-changed'];
const targets = [
  'contract/request-type-changed',
  'contract/request-pattern-introduced',
  'contract/type-renamed',
  'contract/value-replaced',
  'contract/declaration-removed',
];

/** Our rules for the evaluators of smithy-diff. */
export const smithy: RuleNames = {
  'TraitBreakingChange.Update.smithy.api#jsonName': ['contract/wire-name-changed'],
  // The operation is still offered, through a resource: nobody notices.
  'RemovedOperationBinding.FromService.Operation': [],
  'AddedOperationBinding.ToResource.Operation': [],
  'RemovedResourceBinding.FromResource.Child': bindings,
  'RemovedResourceBinding.FromService.Resource': bindings,
  ChangedDefault: defaults,
  ChangedNullability: defaults,
  'ChangedNullability.AddedNullDefault': defaults,
  ChangedMemberTarget: targets,
};
