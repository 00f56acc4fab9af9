import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { breakingFindings } from '../breaking-findings.ts';
import { code } from '../render-message.ts';
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
      const step =
        before.text === after.text
          ? `stays at ${code(after.text)}`
          : `goes from ${code(before.text)} to ${code(after.text)}`;
      return [
        {
          subject: `${before.at.file}#version`,
          path: after.at.file,
          line: after.at.line,
          side: 'after',
          values: { step },
          beside: breaking.map(({ id }) => id),
          change: { severity: 'dangerous', audience: 'wire', before: before.at, after: after.at, usedBy: [] },
        },
      ];
    }),
} satisfies FactRule;
