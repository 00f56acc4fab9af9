import { randomUUID } from 'node:crypto';
import { now } from '../domain/clock.ts';
import type { Delivery, Hub, Installation, EventSubject, Repository } from '../domain/hub.ts';
import type { Validator } from '../validation/validator.ts';
import { payloadOf } from './payload.ts';
import { send } from './send.ts';

/** Sends webhooks about events to the App: at once, or, while `held` is a list, when a test delivers them. */
export class WebhookSender {
  /** Deliveries that wait for a test to deliver them; null while each is sent at once. */
  held: Delivery[] | null = null;
  readonly #sending = new Set<Promise<void>>();
  readonly #hub: Hub;
  readonly #validator: Validator;

  constructor(hub: Hub, validator: Validator) {
    this.#hub = hub;
    this.#validator = validator;
  }

  /**
   * Makes the delivery of an event to the App's installation that covers the repository. There is none if the App does
   * not subscribe to the event, or the installation is suspended.
   */
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

  /** Sends a delivery; resolves when the App has answered or the sending has failed. */
  async deliver(delivery: Delivery): Promise<void> {
    const sending = send(this.#hub, delivery);
    this.#sending.add(sending);
    await sending;
    this.#sending.delete(sending);
  }

  /** Sends a delivery again, under the GUID it had. */
  redeliver(of: Delivery): void {
    const delivery = { ...of, id: this.#hub.nextId(), redelivery: true, deliveredAt: now(), status: 0, response: '' };
    this.#hub.deliveries.push(delivery);
    void this.deliver(delivery);
  }

  /** Resolves when no delivery is being sent. */
  async settled(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }
}

function covers(installation: Installation, repository: Repository | null, hub: Hub): boolean {
  if (installation.app !== hub.app || !repository) return false;
  return installation.account === repository.owner && (installation.repositories?.has(repository.id) ?? true);
}
