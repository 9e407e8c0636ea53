import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { heldIn } from '../shared/commit.ts';
import type { Rights } from '../shared/writes.ts';
import { kept } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Settings } from './settings.ts';

/** Five more orders in which the items of one partition can be read, consistently too: index name -> sort key. */
const indexes = { byL1: 'l1', byL2: 'l2', byL3: 'l3', byL4: 'l4', byL5: 'l5' } as const;

/** What IAM calls each way to write. Only PartiQL has an insert that replaces nothing. */
const actionsFor: Readonly<Record<keyof Rights, readonly string[]>> = {
  inserts: ['dynamodb:PartiQLInsert'],
  puts: ['dynamodb:PutItem'],
  updates: ['dynamodb:UpdateItem'],
  deletes: ['dynamodb:DeleteItem'],
};

/** The one table. What is committed is kept: deleting the stack leaves the table, and once protected it cannot be deleted. */
export class Data extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { protect }: Settings) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      localSecondaryIndexes: Object.entries(indexes).map(([indexName, name]) => ({
        indexName,
        sortKey: { name, type: AttributeType.STRING },
        ...(name in heldIn
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...heldIn[name as keyof typeof heldIn]] }
          : { projectionType: ProjectionType.ALL }),
      })),
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: protect,
      removalPolicy: kept,
    });
  }

  /** Lets a function read, and tells it where: a right and the variable that goes with it cannot part. */
  grantRead(reader: LambdaFunction): void {
    reader.addEnvironment('TABLE_NAME', this.table.tableName);
    this.grant(reader, ['dynamodb:GetItem', 'dynamodb:BatchGetItem']);
    const { tableArn } = this.table;
    this.grant(
      reader,
      ['dynamodb:Query'],
      [tableArn, ...Object.keys(indexes).map((name) => `${tableArn}/index/${name}`)],
    );
  }

  /** Lets a function write what its capability says, one by one or in a transaction, and nowhere else. */
  grantWrite(writer: ServiceFunction): void {
    for (const [kind, actions] of Object.entries(actionsFor) as [keyof Rights, string[]][])
      if (writer.writes[kind].length > 0)
        this.grant(writer, actions, [this.table.tableArn], {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': writer.writes[kind] },
          // All of no keys would be alike, too.
          Null: { 'dynamodb:LeadingKeys': 'false' },
        });
  }

  private grant(
    grantee: LambdaFunction,
    actions: string[],
    resourceArns = [this.table.tableArn],
    conditions: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {},
  ): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns, conditions }).assertSuccess();
  }
}
