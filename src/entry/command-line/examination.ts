import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bad, type Diagnosis, good, note } from '../../adapters/doctor/diagnosis.ts';
import { examineApp } from '../../adapters/doctor/examine-app.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { openLog } from '../../adapters/observe/log.ts';
import { boundedFetch } from '../../adapters/github/client/bounded-fetch.ts';
import { openProbot } from '../../adapters/probot.ts';
import { list } from '../../core/report/words/phrase.ts';
import { plain } from '../../core/report/words/escape.ts';
import {
  type Credentials,
  type Environment,
  missingCredentials,
  problemsIn,
  readCredentials,
  readSettings,
  type Settings,
} from '../../adapters/settings.ts';
import { readManifest } from './app-manifest.ts';

/** Examines everything, prints the result, and returns the exit code. */
export async function doctor(env: Environment): Promise<number> {
  // Problems of the environment are listed together.
  const settings = await examined(() => readSettings(env));
  const credentials = await examined(() => readCredentials(env));
  const found = [
    ...ofEnvironment(env),
    ...('value' in settings && 'value' in credentials ? await ofApp(settings.value, credentials.value) : []),
    ...('value' in settings ? [await ofDatabase(settings.value), ...(await ofModel(settings.value))] : []),
  ];
  for (const { state, found: what, fix } of found) {
    process.stdout.write(`${{ good: 'ok  ', note: 'note', bad: 'FIX ' }[state]}  ${plain(what)}\n`);
    if (fix !== null) process.stdout.write(`      ${plain(fix)}\n`);
  }
  return found.some(({ state }) => state === 'bad') ? 1 : 0;
}

/**
 * Everything that is wrong in the environment; missing credentials are one item, with the command that creates them.
 */
function ofEnvironment(env: Environment): readonly Diagnosis[] {
  const missing = missingCredentials(env);
  const wrong = problemsIn(env).map(({ message, hint }) => bad(message, hint));
  if (missing.length === 0) return wrong;
  const fix =
    'Create the App, which writes them to .env: architect create-app --url https://architect.example.com. For one that ' +
    'exists, write them there: https://github.com/architect-review/architect/blob/main/.env.example explains each.';
  return [bad(`${list(missing)} ${missing.length === 1 ? 'is' : 'are'} not set.`, fix), ...wrong];
}

async function examined<T>(
  look: () => T | Promise<T>,
): Promise<{ readonly value: T } | { readonly diagnosis: Diagnosis }> {
  try {
    return { value: await look() };
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    return { diagnosis: bad(error.message, error.hint) };
  }
}

async function ofApp(settings: Settings, credentials: Credentials): Promise<readonly Diagnosis[]> {
  const opened = await examined(() => openProbot(credentials, settings, openLog('silent', []), boundedFetch()));
  if ('diagnosis' in opened) return [opened.diagnosis];
  const { default_permissions: permissions, default_events: events } = readManifest();
  return examineApp({
    app: await opened.value.auth(),
    web: settings.host.web,
    needed: { permissions, events },
    healthy,
  });
}

async function healthy(url: string): Promise<boolean | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return answer.ok && (await answer.text()).trim() === 'ok';
  } catch {
    return null;
  }
}

async function ofDatabase(settings: Settings): Promise<Diagnosis> {
  const { database } = settings;
  if ('folder' in database) return folderOf(database.folder);
  const { checkServer } = await import('../../adapters/jobs/database/check-server.ts');
  const answered = await examined(() => checkServer(database.url));
  return 'diagnosis' in answered ? answered.diagnosis : good('The database answers.');
}

async function folderOf(dataDir: string): Promise<Diagnosis> {
  // If no service has run yet there is no lock to look at, and nothing is created here.
  if (!existsSync(join(dataDir, '.lock.db'))) return newFolder(dataDir);
  const { lockDataDir } = await import('../../adapters/jobs/database/data-dir-lock.ts');
  const { checkFolder } = await import('../../adapters/jobs/database/embedded.ts');
  const locked = await examined(() => lockDataDir(dataDir));
  if (!('diagnosis' in locked)) {
    locked.value();
    const room = await examined(() => checkFolder(dataDir));
    if ('diagnosis' in room) return room.diagnosis;
    return good(`Jobs are kept in ${dataDir}.`);
  }
  const { found } = locked.diagnosis;
  return found.startsWith('Another process') ? note(`${found} That is the service, if it runs.`) : locked.diagnosis;
}

function newFolder(dataDir: string): Diagnosis {
  let there = resolve(dataDir);
  while (!existsSync(there)) there = dirname(there);
  try {
    accessSync(there, constants.W_OK);
    return good(`Jobs will be kept in ${dataDir}.`);
  } catch {
    return bad(
      `The folder ${dataDir} cannot be created: ${there} is not writable.`,
      'Set DATA_DIR to a folder this user may write, or DATABASE_URL to a PostgreSQL database.',
    );
  }
}

async function ofModel({ model }: Settings): Promise<readonly Diagnosis[]> {
  if (model === null) return [note('No model key is set: only the rules review.')];
  const { examineModel } = await import('./model-examination.ts');
  const found = await examined(() => examineModel(model));
  return 'diagnosis' in found ? [found.diagnosis] : found.value;
}
