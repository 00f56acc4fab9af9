import type { Material } from '../../../model/material.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { at, named } from './named.ts';

const most = 10;

/** What to run to see what each dependency brings that is new or moved, and which of them moved by a major version. */
export function whatItBrings({ facts }: Material): readonly string[] {
  const come = facts.statements.filter(({ kind }) => kind === 'dependency.added' || kind === 'dependency.changed');
  const majors = come.flatMap(({ kind, said, known: [name], path, line }) => {
    const [was, is] = [...said.matchAll(/`(?:[~^>=v\s]*)(\d+)[^`]*`/gu)].slice(-2).map(([, major]) => major);
    return kind === 'dependency.changed' && was !== undefined && is !== undefined && was !== is
      ? [`${code(name)} from ${was} to ${is} (${at(path, line)})`]
      : [];
  });
  const commands = come.flatMap(({ known: [name, version], path }) => commandFor(path, name, version) ?? []);
  return [
    ...named('Other major versions, which may break what uses them', majors),
    ...(commands.length > 0
      ? ['To see what each brings with it, and under which licence:', block('sh', commands.slice(0, most))]
      : []),
  ];
}

/** Nothing that a manifest says is run unless it can be a name and nothing else. */
function commandFor(path: string, name: string, version: string): string | null {
  if (!/^@?[\w.-]+(?:[/:][\w./:-]+)?$/u.test(name)) return null;
  const exact = /^\d+(?:\.\d+){0,2}(?:-[\w.]+)?$/u.test(version) ? version : '';
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (file === 'package.json') return `npm view ${name}${exact && `@${exact}`} license dependencies`;
  if (file === 'composer.json') return `composer show --available ${name}`;
  if (file === 'go.mod') return `go mod graph | grep ${name}`;
  if (file === 'Cargo.toml') return `cargo tree --package ${name}`;
  if (file === 'Gemfile') return `bundle info ${name}`;
  if (/^(?:requirements.*\.txt|pyproject\.toml)$/u.test(file)) return `pip show ${name}`;
  return /^build\.gradle/u.test(file) ? `gradle dependencyInsight --dependency ${name}` : null;
}
