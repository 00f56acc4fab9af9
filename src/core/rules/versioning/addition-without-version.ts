import { scopeOf } from '../../model/config.ts';
import type { Difference } from '../../model/contract.ts';
import { type FactRule, isSafeAddition } from '../../model/rule.ts';
import { versionOf } from '../../model/version.ts';
import { authorities } from '../authorities.ts';
import { breakingFindings } from '../breaking-findings.ts';
import { listed } from '../listed.ts';
import { valuesOf } from '../render-message.ts';
import { announcesAddition } from '../required-release.ts';
import { hitOnVersion, sayStep } from '../version-step.ts';

/** More additions than this are counted, and not named. */
const mostNamed = 3;

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: 'The version {step}, which does not announce what was added: {added}.',
  why: 'Clients find what is new by the version. Two contracts of one version differ, and whoever has the one does not know that there is another.',
  fix: 'Raise the minor version (below 1.0 the patch will do). `versions.additions` in the configuration asks for it.',
  authority: [authorities.semver, authorities.zalando116],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const { path, status, versions, differences } = contract;
      const { before, after } = versions;
      if (scopeOf(config, path).versions.additions !== 'raise' || status !== 'changed' || !before || !after) return [];
      const [was, now] = [versionOf(before.text), versionOf(after.text)];
      const added = differences.filter(isAddition);
      if (!was || !now || added.length === 0 || announcesAddition(was, now)) return [];
      // What breaks asks for more, and is said with that.
      if (breakingFindings(contract, changes, config).length > 0) return [];
      const names = [...new Set(added.map((one) => valuesOf(one)['what'] ?? ''))];
      const step = { before, after };
      return [hitOnVersion(step, 'additions', { step: sayStep(step), added: listed(names, mostNamed) })];
    }),
} satisfies FactRule;

function isAddition(difference: Difference): boolean {
  return isSafeAddition(difference) && difference.effect !== 'noted';
}
