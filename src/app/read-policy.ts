import { readConfig } from '../config/index.ts';
import { configTexts } from '../github/config-texts.ts';
import type { Host } from '../github/host.ts';
import type { Config } from '../model/config.ts';
import { UserProblem } from '../model/problem.ts';
import type { Repository } from '../model/pull-request.ts';
import { rules } from '../rules/index.ts';

/**
 * What the repository wants at a revision of its base: never of a head. Of folders nothing is read here; the review
 * does that, and says what in a configuration is wrong. Where nothing may be read the defaults hold: the check has to
 * come all the same, and says why.
 */
export async function readPolicy(host: Host, { owner, name }: Repository, revision: string): Promise<Config> {
  const texts = configTexts({ host, owner, name, graphql: true }, revision, []);
  const { configs } = await texts.catch((error: unknown) => {
    if (error instanceof UserProblem) return { configs: [] };
    throw error;
  });
  return readConfig(configs, Object.keys(rules)).config;
}
