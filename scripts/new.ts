import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newAsk } from './new/ask.ts';
import { newCommand } from './new/command.ts';
import { newContract } from './new/contract.ts';
import { newEvent } from './new/event.ts';
import { newFact } from './new/fact.ts';
import { newLanguage } from './new/language.ts';
import { newRecord } from './new/record.ts';
import { newRule } from './new/rule.ts';
import { newStep } from './new/step.ts';

const kinds = {
  rule: newRule,
  ask: newAsk,
  contract: newContract,
  language: newLanguage,
  command: newCommand,
  event: newEvent,
  fact: newFact,
  step: newStep,
  record: newRecord,
};
const usage = `What is new?
  npm run new -- rule resilience/retry-without-backoff
  npm run new -- ask operations/restart-needed
  npm run new -- contract raml
  npm run new -- language python
  npm run new -- command snooze
  npm run new -- event pull_request_review
  npm run new -- fact manifests/probe-removed
  npm run new -- step quiet
  npm run new -- record acceptance`;

const [kind = '', name = ''] = process.argv.slice(2);

try {
  if (!Object.hasOwn(kinds, kind) || name === '') throw new Error(usage);
  const { files, next } = kinds[kind as keyof typeof kinds](name);
  const taken = Object.keys(files).find((path) => existsSync(path));
  if (taken) throw new Error(`${taken} exists already. Nothing was written.`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
  console.log(['', 'Next:', ...next.map((step, index) => `${index + 1}. ${step}`)].join('\n'));
} catch (problem) {
  console.error((problem as Error).message);
  process.exitCode = 2;
}
