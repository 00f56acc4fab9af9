import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { breakingFindings } from '../breaking-findings.ts';
import { hitOnVersion, sayStep } from '../version-step.ts';
import { announcesBreak, compareVersions, versionOf } from '../../model/version.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: 'The version {step}, which announces no break.',
  why: 'Clients and their tools read the version to decide whether they can take a release without a look. This one tells them that they can.',
  fix: 'Raise the major version (below 1.0 the minor one), or make the change in a compatible way.',
  authority: [authorities.semver, authorities.zalando116, authorities.aip185, authorities.azureVersions],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const { before, after } = contract.versions;
      if (contract.status !== 'changed' || !before || !after) return [];
      const was = versionOf(before.text);
      const now = versionOf(after.text);
      if (!was || !now || announcesBreak(was, now) || (compareVersions(was, now) ?? 0) > 0) return [];
      const breaking = breakingFindings(contract, changes, config);
      if (breaking.length === 0) return [];
      const step = { before, after };
      return [{ ...hitOnVersion(step, 'version', { step: sayStep(step) }), beside: breaking.map(({ id }) => id) }];
    }),
} satisfies FactRule;
