import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  type Code,
  Function as LambdaFunction,
  type FunctionProps,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Capability } from '../shared/capability.ts';
import { functionsOf } from '../shared/folds.ts';
import { type Rights, writesOf } from '../shared/writes.ts';
import { heavyMark } from './heavy-mark.ts';

/** A function that knows what it may write: where it is granted, nothing is said of it again. */
export class ServiceFunction extends LambdaFunction {
  readonly writes: Rights;

  constructor(scope: Construct, id: string, { writes, ...props }: FunctionProps & { readonly writes: Rights }) {
    super(scope, id, props);
    this.writes = writes;
  }

  get writesAnything(): boolean {
    return Object.values(this.writes).some((partitions) => partitions.length > 0);
  }
}

/** Where the code of a function comes from, by the function's name. */
export type CodeOf = (name: string) => Code;

/** Makes the function of that name, as its capability describes it. Throws when no capability has such a function. */
export type Make = (scope: Construct, id: string, name: string, timeoutSeconds: number) => ServiceFunction;

/**
 * Makes functions with the defaults of the house. The role of each may write its own log and nothing else, so that every
 * other right stands where it is granted. Nobody but CloudWatch keeps the log, hence it goes with the function.
 */
export const maker =
  (capabilities: readonly Capability[], code: CodeOf): Make =>
  (scope, id, name, timeoutSeconds) => {
    const found = functionsOf(capabilities).find((one) => one.name === name);
    if (!found) throw new Error(`No capability has a function ${name}.`);
    const [description, memory] =
      'description' in found ? [found.description, 256] : ['answers its part of the API', 512];
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const made = new ServiceFunction(scope, id, {
      writes: writesOf(found, capabilities),
      description: `${name}: ${description}`,
      code: code(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: Duration.seconds(timeoutSeconds),
      memorySize: found.memoryMegabytes ?? memory,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
    });
    if (found.heavy || found.memoryMegabytes) (made.node.defaultChild as CfnFunction).addMetadata(heavyMark, true);
    return made;
  };

/** `pot-jobs` -> `PotJobs`, as constructs are named. */
export const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
