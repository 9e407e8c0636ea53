import { lookup } from 'node:dns/promises';
import { rootCertificates } from 'node:tls';
import { mayReach } from './addresses.ts';
import { isLocal, localCertificates } from './local.ts';
import type { World } from './post.ts';

/** As Standard Webhooks advises: 15 to 30 seconds at most, and ten do where nobody waits for work to be done. */
const timeoutMillis = 10_000;

/** The internet, or this machine too where the local stack says so. */
export const worldHere = (): World => {
  const certificates = localCertificates();
  return {
    resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    mayReach: (address) => mayReach(address, isLocal()),
    ...(certificates && { ca: [...rootCertificates, certificates] }),
    timeoutMillis,
  };
};
