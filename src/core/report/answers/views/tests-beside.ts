import type { Material } from '../../../model/material.ts';
import { code } from '../../words/escape.ts';
import { counted } from '../../words/phrase.ts';
import { named } from './named.ts';

const test =
  /(^|\/)(tests?|__tests__|specs?|e2e)\/|[._-](test|spec|tests)\.\w+$|(^|\/)test_[^/]+\.py$|\w(Test|Tests|IT|Spec)\.\w+$/u;
const source = /\.(?:[cm]?[jt]sx?|py|go|java|kt|cs|rb|rs|php|scala)$/u;
const nothing = /\.d\.ts$|(^|\/)(index|main|__init__|mod)\.\w+$/u;

/** Which code that changes has no test named after it, and which tests change. */
export function testsBeside({ changed, trees }: Material): readonly string[] {
  const paths = trees.after.paths();
  const tests = paths.filter((path) => test.test(path));
  const stems = new Set(tests.map(stemOf));
  const sources = changed.filter(
    (path) => source.test(path) && !test.test(path) && !nothing.test(path) && trees.after.has(path),
  );
  const bare = sources.filter(
    (path) => !stems.has(stemOf(path)) && !/#\[cfg\(test\)\]/u.test(trees.after.read(path) ?? ''),
  );
  const edited = changed.filter((path) => test.test(path) && source.test(path));
  return [
    ...named(
      'Code that changes and has no test named after it',
      bare.map((path) => `${code(path)}: a test would be ${code(nameFor(path, tests))}`),
    ),
    ...(sources.length > 0 && bare.length === 0
      ? [`All ${counted(sources.length, 'file')} of code that change have a test named after them.`]
      : []),
    ...named('Tests that change', edited.map(code)),
  ];
}

/** What a file is called without all that says that it is a test. */
function stemOf(path: string): string {
  return nameOf(path)
    .replace(/\.\w+$/u, '')
    .replace(/^test_|[._-](test|spec|tests)$|(Test|Tests|IT|Spec)$/gu, '')
    .toLowerCase();
}

/** A name as the tests of the repository that are nearest to it are called. */
function nameFor(path: string, tests: readonly string[]): string {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/u.exec(nameOf(path)) ?? [];
  const folder = path.slice(0, path.length - nameOf(path).length);
  if (ending === 'go') return `${folder}${stem}_test.go`;
  if (ending === 'py') return `${folder}test_${stem}.py`;
  // Tests of a crate stand in a folder of their own, and those of one file in that file.
  if (ending === 'rs') return `${folder.replace(/(^|\/)src\/.*$/u, '$1')}tests/${stem}.rs`;
  if (/^(?:java|kt|cs|scala|php)$/u.test(ending))
    return `${folder}${stem}Test.${ending}`.replace('src/main/', 'src/test/');
  if (ending === 'rb') return `${folder}${stem}_spec.rb`;
  const kind = tests.some((one) => /\.spec\.\w+$/u.test(one)) ? 'spec' : 'test';
  return `${folder}${stem}.${kind}.${ending}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
