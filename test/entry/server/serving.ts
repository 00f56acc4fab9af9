import { afterAll, beforeAll, vi } from 'vitest';
import type { Timings } from '../../../src/service/open-service.ts';
import type { Content } from '../../fake-github/git/object-store.ts';
import { startFakeGithub, type FakeGithub, type Setting } from '../../fake-github/fake-github.ts';
import type { FakeRepository } from '../../fake-github/fake-repository.ts';
import { type Architect, startArchitect } from './architect.ts';
import { anyPlace, type Place } from './database.ts';

/** A fake GitHub with the real server behind it, for all tests of a file. */
export interface Serving {
  github: FakeGithub;
  architect: Architect;
  place: Place;
  /** A repository of its own for a test, with these files on its default branch. */
  shop(files: Readonly<Record<string, Content>>): FakeRepository;
}

/** Starts both before the tests of a file and ends them afterwards: what the validator reported fails the file. */
export function serving(
  setting: Setting = {},
  env: Readonly<Record<string, string>> = {},
  timings: Timings = {},
): Serving {
  // The first review of a server reads two large descriptions of GitHub and warms up its workers.
  vi.setConfig({ testTimeout: 120_000, maxConcurrency: 50 });
  let shops = 0;
  const served = {
    shop: (files: Readonly<Record<string, Content>>) => served.github.repository(`acme/shop-${++shops}`, { files }),
  } as Serving;
  beforeAll(async () => {
    served.github = await startFakeGithub(setting);
    served.place = await anyPlace();
    served.architect = await startArchitect(served.github, { ...(await served.place.newDatabase()), ...env }, timings);
  }, 120_000);
  afterAll(async () => {
    await served.architect.stop();
    await served.place.cleanUp();
    await served.github.stop();
  });
  return served;
}
