import { webhookPath } from '../http/webhook-server.ts';
import { bad, type Diagnosis, good, note } from './diagnosis.ts';

/** The webhook settings of the App. */
export interface Hook {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly insecure: boolean;
}

/** A webhook that was sent: the status it was answered with, 0 if there was no answer. */
export interface Sent {
  readonly guid: string;
  readonly status: number;
}

/** Examines the webhook settings. `where` is the page to change them on. */
export function examineHook({ url, contentType, insecure }: Hook, where: string): readonly Diagnosis[] {
  if (url === null || !URL.canParse(url)) {
    return [bad('The App sends no webhooks.', `Set the webhook URL to https://<your service>${webhookPath}: ${where}`)];
  }
  const { pathname, protocol } = new URL(url);
  return [
    pathname === webhookPath
      ? good(`Webhooks go to ${url}.`)
      : bad(
          `Webhooks go to ${url}, which is not the webhook address of the service.`,
          `The URL has to end in ${webhookPath}: ${where}`,
        ),
    ...(contentType === 'json'
      ? []
      : [bad(`Webhooks are sent as ${contentType ?? 'a form'}.`, `Choose application/json: ${where}`)]),
    ...(protocol === 'https:' && !insecure
      ? []
      : [
          note(
            'Webhooks are sent without a secure connection.',
            'Put the service behind HTTPS, unless this is a trial.',
          ),
        ]),
  ];
}

/** Examines the latest deliveries, the newest first. */
export function examineDeliveries(sent: readonly Sent[]): Diagnosis {
  const [newest] = sent;
  if (newest === undefined)
    return note('No webhook was sent recently.', 'Open a pull request where the App is installed.');
  const arrived = new Set(sent.filter(({ status }) => status >= 200 && status < 300).map(({ guid }) => guid));
  const lost = new Set(sent.map(({ guid }) => guid).filter((guid) => !arrived.has(guid)));
  if (lost.size === 0) return good(`The last ${webhooks(arrived.size)} arrived.`);
  const { status } = sent.find(({ guid }) => lost.has(guid)) ?? newest;
  const fix = fixes[status] ?? (status === 0 ? unreached : 'Look in the log of the service for the reason.');
  const found = `Of the last ${webhooks(lost.size + arrived.size)}, ${lost.size} failed (${status === 0 ? 'no answer' : `status ${status}`}).`;
  // The service itself asks for lost ones again, so what matters is whether they arrive now.
  return arrived.has(newest.guid) ? note(`${found} The newest one arrived.`, null) : bad(found, fix);
}

function webhooks(count: number): string {
  return count === 1 ? 'webhook' : `${count} webhooks`;
}

const unreached = 'Start the service, and make sure GitHub can reach it: check the address and the port.';

const fixes: Readonly<Record<number, string>> = {
  401: 'The signature was wrong or missing: set the same secret in the App and in WEBHOOK_SECRET.',
  404: `Nothing receives webhooks at that address: it has to end in ${webhookPath}, and lead to a process whose ROLE is not worker.`,
  502: 'A proxy in front of the service cannot reach it.',
  503: 'A proxy in front of the service cannot reach it.',
};
