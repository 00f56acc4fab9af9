import type { Material } from '../../../model/material.ts';
import { code } from '../../words/escape.ts';
import { firstOf } from '../../words/phrase.ts';
import { at } from './named.ts';

const manifest =
  /(?:^|\/)(?:package|composer)\.json$|(?:^|\/)(?:go\.mod|Cargo\.toml|pyproject\.toml|pom\.xml|Gemfile|requirements[^/]*\.txt|build\.gradle(?:\.kts)?)$|\.csproj$/u;

/** What clients of feature flags are called in manifests. */
const client =
  /[\w@./-]*(?:launchdarkly|unleash|openfeature|open-feature|flagsmith|growthbook|configcat|flagd)[\w./-]*/iu;

/** The clients of feature flags that manifests ask for, each with its line, and what a step can do with one. */
export function flags({ trees: { after } }: Material): readonly string[] {
  const found = after.paths().flatMap((path) => {
    const text = manifest.test(path) ? (after.read(path) ?? '') : '';
    if (text.length > 1_000_000) return [];
    return text.split('\n').flatMap((line, index) => {
      const [name] = client.exec(line.slice(0, 500)) ?? [];
      return name === undefined ? [] : [{ name, place: at(path, index + 1) }];
    });
  });
  const each = [...new Map(found.map((one) => [one.name, one])).values()];
  if (each.length === 0) return [];
  const named = each.map(({ name, place }) => `${code(name)} (${place})`);
  return [
    `**Flags.** The repository asks for ${firstOf(named, 3)}: behind a flag, the new form can be switched on client by client, and off again without a deployment.`,
  ];
}
