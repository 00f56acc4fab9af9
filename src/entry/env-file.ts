import { existsSync } from 'node:fs';

/** Loads `.env` of the current folder, if there is one. Variables that are set already win. */
export function readEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
