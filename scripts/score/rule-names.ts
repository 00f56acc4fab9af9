import type { RuleNames } from './compare.ts';
import { openapiOasdiff } from './openapi-oasdiff.ts';
import { smithy } from './smithy.ts';

/** The rule names of every set whose format is built. */
export const ruleNames: Readonly<Record<string, RuleNames>> = {
  'openapi-oasdiff': openapiOasdiff,
  smithy,
};
