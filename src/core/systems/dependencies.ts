import type { ChangedFile } from '../model/change-set.ts';
import type { Statement } from '../model/fact.ts';
import type { Side } from '../model/place.ts';
import type { Tree } from '../model/tree.ts';

/** A third-party package that a manifest requires. */
export interface Dependency {
  readonly name: string;
  /** The version or range as written; empty if there is none. */
  readonly version: string;
  readonly line: number;
}

/** The syntax of dependencies in a kind of manifest: a pattern for each line, with the groups `name` and `version`. */
interface Writing {
  readonly named: RegExp;
  readonly line: RegExp;
  /** How sections open, and which of them list dependencies; left out if dependencies may be anywhere. */
  readonly section?: { readonly opens: RegExp; readonly lists: RegExp };
}

const writings: readonly Writing[] = [
  {
    named: /(^|\/)(package|composer)\.json$/,
    line: /^\s*"(?<name>[^"]+)"\s*:\s*"(?<version>[^"]*)"/,
    section: {
      opens: /^\s*"[^"]+"\s*:\s*[{["\d]|^\s*[}\]]/,
      lists: /"(?:\w*[dD]ependencies|require(?:-dev)?)"\s*:\s*\{/,
    },
  },
  { named: /(^|\/)go\.mod$/, line: /^\s*(?:require\s+)?(?<name>[\w-]+(?:\.[\w-]+)+\/\S+)\s+(?<version>v\S+)/ },
  {
    named: /(^|\/)requirements[^/]*\.txt$/,
    line: /^(?<name>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*(?<version>(?:[=~<>!]=?=?[^;#]*)?)(?:\s*[;#].*)?$/,
  },
  {
    named: /(^|\/)(Cargo|pyproject)\.toml$/,
    line: /^\s*(?:"(?<listed>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*(?<range>[^";]*)[^"]*",?$|(?<name>[\w.-]+)\s*=\s*(?:"(?<version>[^"]*)"|\{.*?\bversion\s*=\s*"(?<inner>[^"]*)"))/,
    section: { opens: /^\s*\[|^\w[\w-]*\s*=\s*\[/, lists: /dependencies/ },
  },
  {
    named: /(^|\/)build\.gradle(\.kts)?$/,
    line: /^\s*\w+(?:Implementation|Only|Api|Processor)?[\s(]+["'](?<name>[\w.-]+:[\w.-]+):(?<version>[\w.+-]+)["']/,
  },
  { named: /(^|\/)Gemfile$/, line: /^\s*gem\s+["'](?<name>[^"']+)["'](?:\s*,\s*["'](?<version>[^"']*)["'])?/ },
  {
    named: /\.(?:cs|fs|vb)proj$/,
    line: /<PackageReference\s+Include="(?<name>[^"]+)"(?:\s+Version="(?<version>[^"]*)")?/,
  },
];

/** The dependencies of a manifest; none for a kind of file that is not known. */
export function dependenciesIn(path: string, text: string): readonly Dependency[] {
  const writing = writings.find(({ named }) => named.test(path));
  if (writing === undefined || text.length > 1_000_000) return [];
  const { line, section } = writing;
  let isListed = section === undefined;
  return text.split('\n').flatMap((written, index) => {
    const groups = isListed ? line.exec(written.slice(0, 500).trimEnd())?.groups : undefined;
    const name = groups?.['name'] ?? groups?.['listed'];
    if (section !== undefined && (name === undefined || section.lists.test(written)) && section.opens.test(written))
      isListed = section.lists.test(written);
    if (name === undefined) return [];
    const version = groups?.['version'] ?? groups?.['inner'] ?? groups?.['range'] ?? '';
    return [{ name, version: version.trim(), line: index + 1 }];
  });
}

/** The dependencies that a change adds or removes, or whose version it changes. */
export function dependencyStatements(
  files: readonly ChangedFile[],
  trees: Readonly<Record<Side, Tree>>,
): readonly Statement[] {
  return files.flatMap(({ before, after }) => {
    const on = (side: Side, path: string | null) =>
      path === null ? [] : dependenciesIn(path, trees[side].read(path) ?? '');
    const [was, is] = [on('before', before), on('after', after)];
    const [known, now] = [new Map(was.map((one) => [one.name, one])), new Map(is.map((one) => [one.name, one]))];
    const added = [...now.values()].filter(({ name }) => !known.has(name));
    const removed = [...known.values()].filter(({ name }) => !now.has(name));
    const moved = [...now.values()].filter(({ name, version }) => (known.get(name)?.version ?? version) !== version);
    return [
      ...added.map((one) => statement('dependency.added', `${sayOne(one)} was added.`, one, 'after', after ?? '')),
      ...removed.map((one) =>
        statement('dependency.removed', `${sayOne(one)} was removed.`, one, 'before', before ?? ''),
      ),
      ...moved.map((one) => {
        const { version = '' } = known.get(one.name) ?? {};
        const said = `\`${one.name}\` went from \`${version || 'any version'}\` to \`${one.version || 'any version'}\`.`;
        return statement('dependency.changed', said, one, 'after', after ?? '');
      }),
    ];
  });
}

function sayOne({ name, version }: Dependency): string {
  return version === '' ? `\`${name}\`` : `\`${name}\` \`${version}\``;
}

function statement(
  kind: string,
  said: string,
  { name, version, line }: Dependency,
  side: Side,
  path: string,
): Statement {
  return { kind, certainty: 'proven', subject: `${path} ${name}`, said, path, line, side, known: [name, version] };
}
