import { readConfig } from '../../core/config/index.ts';
import { settingsOf } from '../../core/config/settings-of.ts';
import { configTexts } from '../../adapters/github/trees/config-texts.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import { saySettings } from '../../core/report/parts/settings.ts';
import { rules } from '../../core/rules/index.ts';
import type { AppContext } from '../context/app-context.ts';
import { keptAt } from './known-findings.ts';

/**
 * The configuration of a pull request, where each value comes from, and what the pull request would change about it.
 */
export async function sayConfiguration(host: Host, state: PullState, app: AppContext): Promise<string> {
  const { owner, name } = state.pull.repository;
  const { configs } = await configTexts({ host, owner, name, graphql: true }, `refs/heads/${state.base.ref}`, []);
  const ids = Object.keys(rules);
  const notFollowed = [...new Set(readConfig(configs, ids).unread.map(({ file }) => file))];
  const preview = (await keptAt(state.pull, state.head, app))?.preview ?? null;
  return saySettings(settingsOf(configs, ids), { notFollowed, preview });
}
