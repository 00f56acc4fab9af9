import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Says of a request whether it may send webhooks. */
export type MaySend = (request: IncomingMessage) => boolean;

/** Allows every sender: the signature decides. */
export const anySender: MaySend = () => true;

/**
 * Allows only senders from these networks, written as `192.30.252.0/22`. `proxies` is the number of proxies in front:
 * each appends the address it was called from to `x-forwarded-for`, and anybody can write the entries before those.
 */
export function onlyFrom(networks: readonly string[], proxies: number): MaySend {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const version = isIP(address);
    if (version === 0) continue;
    list.addSubnet(address, Number(bits ?? (version === 4 ? 32 : 128)), version === 4 ? 'ipv4' : 'ipv6');
  }
  return (request) => {
    const address = senderOf(request, proxies).replace(/^::ffff:(?=\d+\.)/iu, '');
    const version = isIP(address);
    return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/** The address that a request came from, in front of so many proxies of ours; empty if it is not known. */
export function senderOf({ socket, headers }: IncomingMessage, proxies: number): string {
  if (proxies === 0) return socket.remoteAddress ?? '';
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  return forwarded.split(',').at(-proxies)?.trim() ?? '';
}
