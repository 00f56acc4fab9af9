import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Finding } from '../../src/core/model/finding.ts';
import type { Rule } from '../../src/core/model/rule.ts';
import { type Fixture, readFixture } from '../../test/cases/fixture.ts';
import { judgeFixture } from '../../test/cases/judge-fixture.ts';

/** A case of a rule, as its page shows it. */
export interface Example {
  /** The folder of the case: a tiny story, in kebab-case. */
  readonly name: string;
  readonly diff: string;
  /** Its own configuration; null if it has none. */
  readonly config: string | null;
  /** The rule's findings; none if the case is clean. */
  readonly findings: readonly Finding[];
}

/** Judges a case of a rule as its test does. */
export async function exampleOf(
  folder: string,
  id: string,
  name: string,
  rules: Readonly<Record<string, Rule>>,
): Promise<Example> {
  const fixture = readFixture(join(folder, name));
  const { findings } = await judgeFixture(id, rules, fixture);
  return { name, diff: diffOf(fixture), config: fixture.changeSet.configs[0]?.text ?? null, findings };
}

function diffOf({ changeSet: { before, after, files } }: Fixture): string {
  return files
    .map((file) => {
      const path = file.after ?? file.before ?? '';
      const [was, now] = [before.texts[path] ?? '', after.texts[path] ?? ''];
      const patch = createTwoFilesPatch(path, path, was, now, '', '', { context: 4 });
      const hunks = patch
        .slice(patch.indexOf('@@'))
        .replace(/^@@.*@@\n/, '')
        .replace(/^@@.*@@$/gm, '…');
      return `# ${path}\n${hunks.trimEnd()}`;
    })
    .join('\n');
}
