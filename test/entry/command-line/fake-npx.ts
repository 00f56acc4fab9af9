import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { emptyFolder, write } from './architect.ts';
import { isolated } from './repository.ts';

const root = join(import.meta.dirname, '../../..');

/**
 * The environment of a runner, where `npx` finds this version of the package, which is this folder, and no other.
 * `RUNNER_TEMP` is a folder of its own.
 */
export function withNpx(): NodeJS.ProcessEnv & { readonly RUNNER_TEMP: string } {
  const at = emptyFolder().path;
  const wanted = `--yes ${manifest.name}@${manifest.version}`;
  write(at, {
    npx: `#!/bin/sh\n[ "$1 $2" = "${wanted}" ] || exit 9\nshift 2\nexec ${process.execPath} ${root}/bin/architect.js "$@"\n`,
  });
  chmodSync(join(at, 'npx'), 0o755);
  const temp = join(at, 'temp');
  mkdirSync(temp);
  return { ...process.env, ...isolated, PATH: `${at}:/usr/bin:/bin`, RUNNER_TEMP: temp };
}

/** Runs the command of a step as a runner does. */
export function runStep(run: string, cwd: string, env: NodeJS.ProcessEnv) {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: [...stdio],
  });
}
