import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { webhookPath } from '../../adapters/http/webhook-server.ts';
import { signedInPath } from '../../service/page/sign-in-path.ts';

const manifestSchema = z.object({
  name: z.string(),
  description: z.string(),
  url: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
});

/** The manifest that the host creates the App from: `app.yml`. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads the `app.yml` of this version. */
export function readManifest(): Manifest {
  return manifestSchema.parse(load(readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8')));
}

/** The manifest with the actual addresses for webhooks and sign-in. */
export function sentManifest(
  manifest: Manifest,
  given: { readonly service: string; readonly back: string; readonly name: string },
) {
  const service = given.service.replace(/\/+$/u, '');
  return {
    ...manifest,
    name: given.name,
    hook_attributes: { url: `${service}${webhookPath}`, active: true },
    callback_urls: [`${service}${signedInPath}`],
    redirect_url: given.back,
  };
}

/** The host's answer once the App is created. */
export const createdAppSchema = z.object({
  id: z.number(),
  name: z.string(),
  html_url: z.string(),
  pem: z.string(),
  webhook_secret: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** A name that is most likely free: names are unique on GitHub, and have at most 34 characters. */
export function defaultName(organization: string | null): string {
  return organization ? `Architect for ${organization}`.slice(0, 34) : `Architect ${randomBytes(3).toString('hex')}`;
}
