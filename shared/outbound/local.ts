/**
 * Certificates, in PEM, of a receiver on the same machine. Only the local stack is ever given them: then, and only then,
 * what is sent out may lead to loopback addresses and to any port there.
 */
export const localCertificates = (): string | undefined => process.env.HOOKS_LOCAL_CA || undefined;
export const isLocal = (): boolean => localCertificates() !== undefined;
