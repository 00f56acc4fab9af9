import { readConfig } from '../../core/config/index.ts';
import { type ConfigTexts, configTexts } from '../../adapters/github/trees/config-texts.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { Config } from '../../core/model/config.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Repository } from '../../core/model/pull-request.ts';
import { rules } from '../../core/rules/index.ts';

/** The configuration of a repository, as far as it can be read now. */
export interface Policy {
  readonly config: Config;
  /** The texts of the configuration; null if they could not be read. */
  readonly texts: ConfigTexts | null;
  /** Why the defaults apply, if the host wants to be asked later; null otherwise. */
  readonly missing: TryAgain | null;
}

/**
 * The configuration at a revision of the base, never of a head. Folders' configurations are not read here: the review
 * reads them, and reports what is wrong in them. If nothing may be read, or the host does not answer now, the defaults
 * apply (and `missing` says so for the latter): the check has to come all the same.
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
