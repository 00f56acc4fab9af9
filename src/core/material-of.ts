import { type ExampleOf, examplesIn } from './contracts/example.ts';
import type { Material } from './model/material.ts';
import type { Side } from './model/place.ts';
import { treeOf } from './model/tree.ts';
import type { Reviewed } from './review.ts';
import { areaOf } from './rules/area-of.ts';
import { requiredRelease } from './rules/required-release.ts';

/** The material of answers about a change; `around` holds further texts of the tree after it. */
export function materialOf(
  { job, facts, findings, config, changeSet, changed, publication }: Reviewed,
  around: Readonly<Record<string, string>> = {},
): Material {
  const { before, after } = changeSet;
  const trees = { before: treeOf(before), after: treeOf({ ...after, texts: { ...around, ...after.texts } }) };
  const known = new Map<string, ExampleOf>();
  const examplesOf = (side: Side, path: string): ExampleOf => {
    const key = `${side} ${path}`;
    const examples = known.get(key) ?? examplesIn(path, trees[side], side);
    known.set(key, examples);
    return examples;
  };
  const releases = facts.contracts.map((contract) => requiredRelease(contract, findings, config));
  return {
    title: job.title,
    head: job.head,
    asOf: job.asOf,
    facts,
    verified: publication.verified,
    areaOf,
    releases: releases.filter(({ bump }) => bump !== 'none'),
    trees,
    changed,
    exampleOf: (side, path, operation) => examplesOf(side, path)(operation),
  };
}
