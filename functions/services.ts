import type { Service } from '../shared/contract.ts';
import { contract as campaign } from './campaign/contract.ts';
import { contract as notifications } from './notifications/contract.ts';
import { contract as pot } from './pot/contract.ts';
import { contract as site } from './site/contract.ts';

/** The one place where a capability is registered: CDK, the handlers, OpenAPI and the tests read this list. */
export const services: readonly Service[] = [
  { name: 'site', contract: site },
  { name: 'campaign', contract: campaign },
  { name: 'pot', contract: pot },
  { name: 'notifications', contract: notifications },
];
