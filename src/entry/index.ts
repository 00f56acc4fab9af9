import type { Probot } from 'probot';
import { openService } from '../service/open-service.ts';
import type { Service } from '../service/service.ts';
import { readSettings, requireSecret } from '../adapters/settings.ts';

/** Hands every webhook with a good signature to the service. */
export function takeWebhooks(app: Probot, { accept }: Pick<Service, 'accept'>): void {
  app.onAny(({ id, name, payload }) => accept(id, name, payload));
}

/**
 * The App for those who start it with `probot run`, which brings the door, and with it neither health nor a limit on
 * bodies. `src/entry/server.ts` has both.
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

/** How long what runs has to end by itself: less than the ten seconds after which Docker kills. */
export const drainSeconds = 7;
