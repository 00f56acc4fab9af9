import { afterAll, beforeAll, vi } from 'vitest';
import type { Timings } from '../../../src/service/open-service.ts';
import type { Content } from '../../played-github/git/object-store.ts';
import { playGithub, type PlayedGithub, type Setting } from '../../played-github/play-github.ts';
import type { PlayedRepository } from '../../played-github/played-repository.ts';
import { type Architect, startArchitect } from './architect.ts';
import { anyPlace, type Place } from './database.ts';

/** A played GitHub with the real server behind it, for all tests of a file. */
export interface Serving {
  github: PlayedGithub;
  architect: Architect;
  place: Place;
  /** A repository of its own for a test, with these files on its default branch. */
  shop(files: Readonly<Record<string, Content>>): PlayedRepository;
}

/** Starts both before the tests of a file and ends them afterwards: what the judge found fails the file. */
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
    served.github = await playGithub(setting);
    served.place = await anyPlace();
    served.architect = await startArchitect(served.github, { ...(await served.place.room()), ...env }, timings);
  }, 120_000);
  afterAll(async () => {
    await served.architect.stop();
    await served.place.cleanUp();
    await served.github.stop();
  });
  return served;
}
