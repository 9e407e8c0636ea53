import { localKey } from './names.ts';
import { type Resolve, resourcesOf, type Template } from './template.ts';

/** A program that signs in by itself. */
export type Machine = { readonly clientId: string; readonly scopes: readonly string[] };

/** On one machine nobody has a secret of their own. */
export const machineSecret = localKey.secret;

/** The machines of the template. */
export const machinesOf = (template: Template, resolve: Resolve): readonly Machine[] =>
  resourcesOf<{ readonly AllowedOAuthFlows?: readonly string[]; readonly AllowedOAuthScopes?: readonly string[] }>(
    template,
    'AWS::Cognito::UserPoolClient',
    resolve,
  ).flatMap(({ id, properties: { AllowedOAuthFlows = [], AllowedOAuthScopes = [] } }) =>
    AllowedOAuthFlows.includes('client_credentials')
      ? [{ clientId: String(resolve({ Ref: id })), scopes: AllowedOAuthScopes }]
      : [],
  );
