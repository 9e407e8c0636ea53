import type { Service } from '../shared/contract.ts';

/** The one place where a capability is registered: CDK, the handlers, OpenAPI and the tests read this list. */
export const services: readonly Service[] = [];
