import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { webhookPath } from '../../adapters/http/webhook-server.ts';

const manifestSchema = z.object({
  name: z.string(),
  description: z.string(),
  url: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
});

/** What the host is told about the App when it is made: `app.yml`. */
export type Manifest = z.infer<typeof manifestSchema>;

/** `app.yml`, as it came with this version. */
export function readManifest(): Manifest {
  return manifestSchema.parse(load(readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8')));
}

/** The manifest as it is sent: with the address that webhooks really arrive at. */
export function sentManifest(
  manifest: Manifest,
  given: { readonly service: string; readonly back: string; readonly name: string },
) {
  return {
    ...manifest,
    name: given.name,
    hook_attributes: { url: `${given.service.replace(/\/+$/u, '')}${webhookPath}`, active: true },
    redirect_url: given.back,
  };
}

/** What the host answers with once the App is made. */
export const madeSchema = z.object({
  id: z.number(),
  name: z.string(),
  html_url: z.string(),
  pem: z.string(),
  webhook_secret: z.string(),
});

/** A name for the App that is hardly anybody else's: names are taken once on all of GitHub, and have 34 characters. */
export function defaultName(organization: string | null): string {
  return organization ? `Architect for ${organization}`.slice(0, 34) : `Architect ${randomBytes(3).toString('hex')}`;
}
