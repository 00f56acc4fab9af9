import { readConfig } from '../../core/config/index.ts';
import { type ConfigTexts, configTexts } from '../../adapters/github/trees/config-texts.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { Config } from '../../core/model/config.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Repository } from '../../core/model/pull-request.ts';
import { rules } from '../../core/rules/index.ts';

/** What a repository wants, as far as it can be read now. */
export interface Policy {
  readonly config: Config;
  /** The texts that say so; null where they could not be read. */
  readonly texts: ConfigTexts | null;
  /** Why the defaults stand here, where the host wants to be asked later; null where what stands here is meant. */
  readonly missing: TryAgain | null;
}

/**
 * What the repository wants at a revision of its base: never of a head. Of folders nothing is read here; the review
 * does that, and says what in a configuration is wrong. Where nothing may be read the defaults hold: the check has to
 * come all the same, and says why. They hold too where the host does not tell now, and what is missing says so.
 */
export async function readPolicy(host: Host, { owner, name }: Repository, revision: string): Promise<Policy> {
  let missing: TryAgain | null = null;
  const reading = configTexts({ host, owner, name, graphql: true }, revision, []);
  const texts = await reading.catch((error: unknown) => {
    if (error instanceof TryAgain) missing = error;
    else if (!(error instanceof UserProblem)) throw error;
    return null;
  });
  return { config: readConfig(texts?.configs ?? [], Object.keys(rules)).config, texts, missing };
}
