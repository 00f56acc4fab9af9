import { existsSync } from 'node:fs';

/** Adds what `.env` of this folder says to the environment, where there is one. What is set already counts more. */
export function readEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
