import { exampleIn } from './contracts/example.ts';
import type { Material } from './model/material.ts';
import { treeOf } from './model/tree.ts';
import type { Reviewed } from './review.ts';
import { requiredRelease } from './rules/required-release.ts';

/** What answers about a change are made from. */
export function materialOf({ job, facts, findings, config, changeSet, changed, publication }: Reviewed): Material {
  const trees = { before: treeOf(changeSet.before), after: treeOf(changeSet.after) };
  const releases = facts.contracts.map((contract) => requiredRelease(contract, findings, config));
  return {
    title: job.title,
    head: job.head,
    asOf: job.asOf,
    facts,
    verified: publication.verified,
    releases: releases.filter(({ bump }) => bump !== 'none'),
    trees,
    changed,
    exampleOf: (side, path, operation) => exampleIn(path, trees[side].read(path) ?? '', side, operation),
  };
}
