import ipaddr from 'ipaddr.js';
import { type Fault, text } from '../problems.ts';

/**
 * Where something may be sent that somebody else has named: to an address that everybody on the internet can reach, and never to where only Valsam's own
 * functions can (their runtime, the account's metadata, somebody's network). Pure; `local` is for a receiver on the
 * same machine, in the local stack only.
 *
 * Source of the notations: the WHATWG URL standard, whose parser turns decimal, octal, hexadecimal, short, percent-encoded
 * and full-width numbers into the four parts that are judged here. Source of the ranges: IANA's special-purpose address
 * registries, as ipaddr.js has them.
 */

/** What can be wrong with such an address and with no other field. */
const faults = {
  https: {
    code: 'https',
    detail: text('Skriv en https-adress utan användarnamn.', 'Write an https address without a user name.'),
  },
  port: { code: 'port', detail: text('Porten ska vara 443 eller 8443.', 'The port must be 443 or 8443.') },
  publicAddress: {
    code: 'public-address',
    detail: text(
      'Adressen går inte att nå från hela internet.',
      'The address cannot be reached from all of the internet.',
    ),
  },
} satisfies Readonly<Record<string, Fault>>;

/** Receivers listen on 443, or on 8443 where that is taken; other ports are other services'. */
const ports = ['', '8443'];

/** Of IPv6 only what is given out (RFC 4291, 2.4): 2000::/3. Outside lies much that no registry names. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

const parsed = (address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined => {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  // With a zone it is of one link only.
  return !address.includes('%') && ipaddr.IPv6.isValid(address) ? ipaddr.IPv6.parse(address) : undefined;
};

/** Whether everybody can reach it; IPv4 within IPv6 (mapped, NAT64, 6to4, Teredo) counts as hiding. */
export const isPublic = (address: string): boolean => {
  const ip = parsed(address);
  if (!ip || ip.range() !== 'unicast') return false;
  return ip.kind() === 'ipv4' || (ip as ipaddr.IPv6).match(globalUnicast);
};

const isLoopback = (address: string): boolean => parsed(address)?.range() === 'loopback';

/** Whether a connection may go there. */
export const mayReach = (address: string, local: boolean): boolean =>
  isPublic(address) || (local && isLoopback(address));

/** Names that lead into one's own network or nowhere: RFC 6761, RFC 8375, ICANN's `internal`, and what routers use. */
const inside =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion)$/;
const isName = (host: string): boolean =>
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(host);

/** The host without the brackets of IPv6. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');
/** For people: which receiver it is. */
export const hostOf = (url: string): string => new URL(url).host;

const isHostAllowed = (host: string, local: boolean): boolean => {
  if (parsed(host)) return mayReach(host, local);
  if (local && host === 'localhost') return true;
  return isName(host) && !inside.test(host);
};

/**
 * The address in its one right form, or what is wrong with it. What a name resolves to is judged with every sending,
 * for it may change at any time.
 */
export const checkedAddress = (value: string, local: boolean): { readonly url: string } | { readonly wrong: Fault } => {
  const url = /\s/.test(value) ? null : URL.parse(value);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '')
    return { wrong: faults.https };
  if (!isHostAllowed(bareHost(url), local)) return { wrong: faults.publicAddress };
  return local || ports.includes(url.port) ? { url: url.href } : { wrong: faults.port };
};
