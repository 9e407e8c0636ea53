/**
 * Reads the CloudFormation template that the CDK app synthesizes, so far as Valsam uses it. What is not understood is an
 * error: a feature that is deployed but does not run locally is to be noticed here, not after deployment.
 * Source: AWS CloudFormation User Guide, intrinsic function reference.
 */
export type Properties = Readonly<Record<string, unknown>>;
export type Resource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly Metadata?: Properties;
};
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** What a resource is called once it exists: `attribute` is undefined for `Ref`. Undefined when it has no such name. */
export type NameOf = (logicalId: string, resource: Resource, attribute: string | undefined) => string | undefined;

export type Resolve = (value: unknown) => unknown;

/** One resource with its properties resolved. */
export type Resolved<P> = { readonly id: string; readonly properties: P; readonly metadata: Properties };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name and argument of an intrinsic function, if `value` is one. */
const intrinsicOf = (value: Properties): readonly [string, unknown] | undefined => {
  const [only, ...others] = Object.entries(value);
  if (!only || others.length > 0) return undefined;
  return only[0] === 'Ref' || only[0] === 'Condition' || only[0].startsWith('Fn::') ? only : undefined;
};

/**
 * Gives the values that stand behind `Ref`, `Fn::GetAtt`, `Fn::Join`, `Fn::Sub`, `Fn::Select` and `Fn::Split`.
 * `pseudo` are the parameters `AWS::Region` and so on; `Ref` to `AWS::NoValue` leaves its property out.
 * The function it returns throws on any other intrinsic function and on names that nothing here has.
 */
export const resolverOf = (template: Template, nameOf: NameOf, pseudo: Readonly<Record<string, string>>): Resolve => {
  const named = (logicalId: string, attribute: string | undefined): string => {
    const resource = template.Resources[logicalId];
    const name = resource && nameOf(logicalId, resource, attribute);
    if (name !== undefined) return name;
    throw new Error(`The template refers to ${logicalId}${attribute ? `.${attribute}` : ''}, unknown to the runner.`);
  };
  const ref = (name: string): string | undefined => {
    if (name === 'AWS::NoValue') return undefined;
    return pseudo[name] ?? named(name, undefined);
  };
  const text = (value: unknown): string => {
    const resolved = resolve(value);
    if (typeof resolved === 'string' || typeof resolved === 'number') return String(resolved);
    throw new Error(`The template has ${JSON.stringify(value)} where a text is to be.`);
  };
  const list = (value: unknown): readonly unknown[] => {
    const resolved = resolve(value);
    if (Array.isArray(resolved)) return resolved;
    throw new Error(`The template has ${JSON.stringify(value)} where a list is to be.`);
  };
  const substitute = (argument: unknown): string => {
    const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return String(pattern).replaceAll(/\$\{([^}]+)\}/g, (whole, name: string) => {
      if (name.startsWith('!')) return whole.replace('!', '');
      if (isRecord(variables) && name in variables) return text(variables[name]);
      const dot = name.indexOf('.');
      return dot < 0 ? String(ref(name)) : named(name.slice(0, dot), name.slice(dot + 1));
    });
  };
  const call = (name: string, argument: unknown): unknown => {
    const parts = Array.isArray(argument) ? argument : [];
    switch (name) {
      case 'Ref':
        return ref(String(argument));
      case 'Fn::GetAtt': {
        const [id, ...attribute] = typeof argument === 'string' ? argument.split('.') : parts.map(text);
        return named(String(id), attribute.join('.'));
      }
      case 'Fn::Join':
        return list(parts[1]).map(text).join(text(parts[0]));
      case 'Fn::Sub':
        return substitute(argument);
      case 'Fn::Select':
        return list(parts[1])[Number(text(parts[0]))];
      case 'Fn::Split':
        return text(parts[1]).split(text(parts[0]));
      default:
        throw new Error(`The runner does not understand ${name}, which the template uses.`);
    }
  };
  const resolve: Resolve = (value) => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (!isRecord(value)) return value;
    const intrinsic = intrinsicOf(value);
    if (intrinsic) return call(...intrinsic);
    const entries = Object.entries(value).map(([name, inner]) => [name, resolve(inner)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  };
  return resolve;
};

/** All resources of one type. `P` is what the caller reads of their properties; it is not checked here. */
export const resourcesOf = <P>(template: Template, type: string, resolve: Resolve): readonly Resolved<P>[] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties = {}, Metadata = {} }]) => ({
      id,
      properties: resolve(Properties) as P,
      metadata: Metadata,
    }));

/** Throws when `properties` say something that the runner would silently not do. */
export const refuseOthers = (what: string, properties: object, understood: readonly string[]): void => {
  const others = Object.keys(properties).filter((name) => !understood.includes(name));
  if (others.length > 0) throw new Error(`The runner does not understand ${others.join(', ')} of ${what}.`);
};
