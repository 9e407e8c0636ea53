import type { Resource, Template } from './template.ts';

const withVariable = (resource: Resource, name: string, value: string): Resource => {
  const { Environment, ...others } = resource.Properties ?? {};
  const { Variables } = (Environment ?? {}) as { readonly Variables?: Readonly<Record<string, unknown>> };
  return { ...resource, Properties: { ...others, Environment: { Variables: { ...Variables, [name]: value } } } };
};

/**
 * Lets hooks lead to receivers on this machine whose certificates are these or signed by these, in PEM; nothing that is
 * deployed ever has that variable.
 */
export const withLocalReceivers =
  (certificates: string) =>
  (template: Template): Template => ({
    Resources: Object.fromEntries(
      Object.entries(template.Resources).map(([id, resource]) => [
        id,
        resource.Type === 'AWS::Lambda::Function' ? withVariable(resource, 'HOOKS_LOCAL_CA', certificates) : resource,
      ]),
    ),
  });
