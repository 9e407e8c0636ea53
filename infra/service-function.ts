import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Where the code of a function comes from, by the function's name in `functionEntries`. */
export type CodeOf = (name: string) => Code;

export type ServiceFunctionProps = {
  /** Name in `functionEntries`, hence of its bundle. */
  readonly name: string;
  readonly description: string;
  readonly code: CodeOf;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
};

/**
 * A function with the defaults of the house. Its role may write its own log and nothing else, so that every other right
 * stands where it is granted. Nobody but CloudWatch keeps the log, hence it goes with the function.
 */
export const serviceFunction = (scope: Construct, id: string, props: ServiceFunctionProps): LambdaFunction => {
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  return new LambdaFunction(scope, id, {
    description: `${props.name}: ${props.description}`,
    code: props.code(props.name),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    timeout: Duration.seconds(props.timeoutSeconds),
    memorySize: props.memoryMegabytes,
    environment: { NODE_OPTIONS: '--enable-source-maps' },
    loggingFormat: LoggingFormat.JSON,
    logGroup,
    role,
  });
};

/** `pot-jobs` -> `PotJobs`, as constructs are named. */
export const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
