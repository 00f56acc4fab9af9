import { createHash } from 'node:crypto';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Our UUID namespace: a random UUID that must never change. */
const namespace = Buffer.from('5d1f7f0f9a7c4b0e8f3e6c2b9d4a1e77', 'hex');

/** A version 5 UUID: the same text always gives the same UUID. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha1').update(namespace).update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The id of the job for a delivery: its GUID, or a UUID derived from whatever the host numbers deliveries with. */
export function jobOfDelivery(delivery: string): string {
  return uuid.test(delivery) ? delivery.toLowerCase() : uuidOf(`delivery:${delivery}`);
}
