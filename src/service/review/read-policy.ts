import { readConfig } from '../../core/config/index.ts';
import { configTexts } from '../../adapters/github/trees/config-texts.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { Config } from '../../core/model/config.ts';
import { UserProblem } from '../../core/model/problem.ts';
import type { Repository } from '../../core/model/pull-request.ts';
import { rules } from '../../core/rules/index.ts';

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
