import type { Host } from '../github/client/host.ts';
import { bad, type Diagnosis, good, note } from './diagnosis.ts';
import { examineGrants, type Grants } from './grants.ts';
import { examineDeliveries, examineHook } from './webhook.ts';

/** What the examination of the App needs. */
export interface Examined {
  /** The host, authenticated as the App itself. */
  readonly app: Host;
  /** The address of the host's web pages. */
  readonly web: string;
  readonly needed: Grants;
  /** Whether an address answers `ok`; null if it cannot be reached from here. */
  readonly healthy: (url: string) => Promise<boolean | null>;
}

/** Asks the host about the App's identity, permissions, installations and webhooks. */
export async function examineApp({ app, web, needed, healthy }: Examined): Promise<readonly Diagnosis[]> {
  const found = await attempt(() => app.rest.apps.getAuthenticated(), web);
  if ('diagnosis' in found) return [found.diagnosis];
  const { data } = found;
  if (data === null)
    return [bad(`${web} does not know this App.`, 'Check that APP_ID and the private key belong to the same App.')];
  const owner = data.owner && 'login' in data.owner && 'type' in data.owner ? data.owner : null;
  const settings =
    owner?.type === 'Organization' ? `${web}/organizations/${owner.login}/settings/apps` : `${web}/settings/apps`;
  const page = `${settings}/${data.slug ?? ''}`;
  const asked: Grants = { permissions: data.permissions as Grants['permissions'], events: data.events };
  return [
    good(`The credentials are those of ${data.name}.`),
    ...examineGrants(needed, asked, 'The App', `${page}/permissions`),
    ...(await examineInstallations(app, needed, page)),
    ...(await examineWebhooks(app, page, healthy)),
  ];
}

async function examineInstallations(app: Host, needed: Grants, page: string): Promise<readonly Diagnosis[]> {
  const installations = await app.paginate(app.rest.apps.listInstallations, { per_page: 100 });
  if (installations.length === 0)
    return [bad('The App is not installed anywhere.', `Install it: ${page}/installations`)];
  return installations.flatMap((installation) => {
    const account = installation.account as { readonly login?: string; readonly slug?: string } | null;
    const name = account?.login ?? account?.slug ?? `installation ${installation.id}`;
    if (installation.suspended_at) return [note(`The installation at ${name} is suspended.`, installation.html_url)];
    const grants: Grants = {
      permissions: installation.permissions as Grants['permissions'],
      events: installation.events,
    };
    const where = `its owner accepts the request at ${installation.html_url}`;
    const gaps = examineGrants(needed, grants, `The installation at ${name}`, where).filter(
      ({ state }) => state === 'bad',
    );
    return gaps.length > 0 ? gaps : [good(`It is installed at ${name}.`)];
  });
}

async function examineWebhooks(app: Host, page: string, healthy: Examined['healthy']): Promise<readonly Diagnosis[]> {
  const { data: hook } = await app.rest.apps.getWebhookConfigForApp();
  const url = hook.url ?? null;
  const { data: deliveries } = await app.rest.apps.listWebhookDeliveries({ per_page: 50 });
  const answers = url !== null && URL.canParse(url) ? await healthy(new URL('/healthz', url).href) : null;
  return [
    ...examineHook(
      { url, contentType: hook.content_type ?? null, insecure: `${hook.insecure_ssl ?? 0}` === '1' },
      page,
    ),
    ...(answers === true ? [good('The service answers there.')] : []),
    ...(answers === false
      ? [bad('Something other than Architect answers there.', 'Point the address at the service.')]
      : []),
    ...(answers === null ? [note('This machine cannot reach that address, so it was not checked.')] : []),
    examineDeliveries(deliveries.map(({ guid, status_code: status }) => ({ guid, status }))),
  ];
}

async function attempt<T>(
  ask: () => Promise<{ readonly data: T }>,
  web: string,
): Promise<{ data: T } | { diagnosis: Diagnosis }> {
  try {
    return await ask();
  } catch (error) {
    const { status, message } = error as { readonly status?: number; readonly message: string };
    if (status === 401) {
      const fix =
        'Check that APP_ID and the private key belong to the same App, and that the clock of this machine is right.';
      return { diagnosis: bad(`${web} does not accept the credentials (${message}).`, fix) };
    }
    if (status === 404) {
      return { diagnosis: bad(`${web} does not know this App.`, 'Check APP_ID, and GHE_HOST if you set it.') };
    }
    return {
      diagnosis: bad(
        `${web} could not be reached (${message}).`,
        'Make sure this machine can reach it, and try again.',
      ),
    };
  }
}
