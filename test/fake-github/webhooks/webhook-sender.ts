import { randomUUID } from 'node:crypto';
import { now } from '../domain/clock.ts';
import type { Delivery, Hub, Installation, EventSubject, Repository } from '../domain/hub.ts';
import type { Validator } from '../validation/validator.ts';
import { payloadOf } from './payload.ts';
import { send } from './send.ts';

/** Sends what happens to the App, at once or when a test says so. */
export class WebhookSender {
  /** Deliveries a test sends itself, in its own order; null while everything goes out at once. */
  held: Delivery[] | null = null;
  readonly #under = new Set<Promise<void>>();
  readonly #hub: Hub;
  readonly #validator: Validator;

  constructor(hub: Hub, validator: Validator) {
    this.#hub = hub;
    this.#validator = validator;
  }

  /** Tells every installation that covers the repository, as far as the App listens. */
  emit(event: string, action: string | null, repository: Repository | null, subject: EventSubject): void {
    const hub = this.#hub;
    const lifecycle = event.startsWith('installation');
    if (!lifecycle && !hub.app.events.includes(event)) return;
    const installation = subject.installation ?? hub.installations.find((one) => covers(one, repository, hub));
    if (!installation || (installation.suspendedAt && !lifecycle)) return;
    const payload = payloadOf(hub, event, action, repository, installation, subject);
    this.#validator.webhook(event, action, payload);
    const delivery: Delivery = {
      id: hub.nextId(),
      guid: randomUUID(),
      event,
      action,
      installation: installation.id,
      repository: repository?.id ?? null,
      payload: JSON.parse(JSON.stringify(payload)) as Delivery['payload'],
      redelivery: false,
      deliveredAt: now(),
      status: 0,
      response: '',
    };
    hub.deliveries.push(delivery);
    if (this.held) this.held.push(delivery);
    else void this.deliver(delivery);
  }

  /** Sends a delivery, for the first time or once more; its GUID stays. */
  async deliver(delivery: Delivery): Promise<void> {
    const sending = send(this.#hub, delivery);
    this.#under.add(sending);
    await sending;
    this.#under.delete(sending);
  }

  redeliver(of: Delivery): void {
    const delivery = { ...of, id: this.#hub.nextId(), redelivery: true, deliveredAt: now(), status: 0, response: '' };
    this.#hub.deliveries.push(delivery);
    void this.deliver(delivery);
  }

  /** Waits until nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }
}

function covers(installation: Installation, repository: Repository | null, hub: Hub): boolean {
  if (installation.app !== hub.app || !repository) return false;
  return installation.account === repository.owner && (installation.repositories?.has(repository.id) ?? true);
}
