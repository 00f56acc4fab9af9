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
      : bad(`Webhooks go to ${url}, where nothing takes them.`, `Let the URL end in ${webhookPath}: ${where}`),
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
    return note('No webhook was sent lately.', 'Open a pull request where the App is installed.');
  const arrived = new Set(sent.filter(({ status }) => status >= 200 && status < 300).map(({ guid }) => guid));
  const lost = new Set(sent.map(({ guid }) => guid).filter((guid) => !arrived.has(guid)));
  if (lost.size === 0) return good(`The last ${webhooks(arrived.size)} arrived.`);
  const { status } = sent.find(({ guid }) => lost.has(guid)) ?? newest;
  const fix = fixes[status] ?? (status === 0 ? unreached : 'Look into the log of the service for what went wrong.');
  const found = `Of the last ${webhooks(lost.size + arrived.size)}, ${lost.size} ${lost.size === 1 ? 'was' : 'were'} not taken (${status === 0 ? 'nobody answered' : `status ${status}`}).`;
  // // The service itself asks for lost ones again, so what matters is whether they arrive now.
  return arrived.has(newest.guid) ? note(`${found} The newest was.`, null) : bad(found, fix);
}

function webhooks(count: number): string {
  return count === 1 ? 'webhook' : `${count} webhooks`;
}

const unreached = 'Start the service, and let GitHub reach it: is the address right, and the port open?';

const fixes: Readonly<Record<number, string>> = {
  401: 'The signature was wrong or missing: give the App and WEBHOOK_SECRET the same secret.',
  404: `Nothing takes webhooks at that address: it ends in ${webhookPath}, and the process behind it is not a mere worker.`,
  502: 'Something in front of the service does not reach it.',
  503: 'Something in front of the service does not reach it.',
};
