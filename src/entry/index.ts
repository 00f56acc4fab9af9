import type { Probot } from 'probot';
import { openService } from '../service/open-service.ts';
import type { Service } from '../service/service.ts';
import { readSettings, requireSecret } from '../adapters/settings.ts';

/** Passes every webhook with a valid signature to the service. */
export function takeWebhooks(app: Probot, { accept }: Pick<Service, 'accept'>): void {
  app.onAny(({ id, name, payload }) => accept(id, name, payload));
}

/**
 * The App for `probot run`. Probot's own server has neither health checks nor a limit on bodies; that of
 * `src/entry/server.ts` has both.
 */
const architect = async (app: Probot): Promise<void> => {
  requireSecret(process.env);
  const settings = readSettings(process.env);
  const auth = (installation: number | null) => app.auth(installation ?? undefined);
  const { data } = await (await app.auth()).rest.apps.getAuthenticated();
  const service = await openService({ settings, appId: data?.id ?? 0, auth, log: app.log });
  takeWebhooks(app, service);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void service.stop(drainSeconds).finally(() => process.exit()));
  }
};

export default architect;

/** Seconds for running jobs to finish: less than the ten seconds after which Docker kills. */
export const drainSeconds = 7;
