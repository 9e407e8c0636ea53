import { Webhook } from 'standardwebhooks';
import { withLocalReceivers } from '../../infra/local/receivers.ts';
import type { StackOptions } from '../../infra/local/stack.ts';
import type { Template } from '../../infra/local/template.ts';
import { certificate, type Received } from './hook-receiver.ts';

/** What a sender had in its hands when it ended comes again after some seconds, not after three minutes. */
const impatient = ({ Resources }: Template): Template => ({
  Resources: Object.fromEntries(
    Object.entries(Resources).map(([id, resource]) => [
      id,
      id.startsWith('HooksDeliveriesQueue') && resource.Type === 'AWS::SQS::Queue'
        ? { ...resource, Properties: { ...resource.Properties, VisibilityTimeout: 2 } }
        : resource,
    ]),
  ),
});
/** A stack whose hooks may lead to the tests' receiver. */
export const options: Partial<StackOptions> = {
  adapt: (template) => impatient(withLocalReceivers(certificate)(template)),
};

export const messageOf = ({ body }: Received) => JSON.parse(body) as { type: string; data: Record<string, string> };
export const idOf = ({ headers }: Received): string => String(headers['webhook-id']);
export const verify = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
