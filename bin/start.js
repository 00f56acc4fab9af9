// Plain JavaScript that old versions of Node run too.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Runs `main` of a module of Architect, with a Node that is new enough: this one, or the one that came along. */
export async function start(name, self) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 20)) return runAgain(fileURLToPath(self));
  const { load } = await import('./load.js');
  const { main } = await load(name);
  await main(process.argv.slice(2));
}

/** Runs the file again with the Node that came as an optional dependency. */
async function runAgain(file) {
  const { spawn } = await import('node:child_process');
  const { constants } = await import('node:os');
  const node = packaged();
  if (node === null) {
    console.error(
      `Architect needs Node 22.20 or newer, and this is ${process.version}.\n` +
        'Install Node 24 from https://nodejs.org, or on Linux x64 install Architect again without --omit=optional.',
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [...process.execArgv, file, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Node could not be started from ${node}: ${error.message}`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
  });
}

function packaged() {
  try {
    const { resolve } = module.createRequire(import.meta.url);
    const manifest = resolve(`node-${process.platform}-${process.arch}/package.json`);
    const node = manifest.replace(/package\.json$/, 'bin/node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}
