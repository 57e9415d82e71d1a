import type { KnownInput } from './inputs.js';

/**
 * What is created by another API than the one for VPC endpoints. The properties have the spelling of Terraform;
 * CloudFormation (`SubnetIds`) and the AWS CLI (`--subnet-ids`) spell the same names in their own way.
 */
export interface ManagedResource {
  readonly terraform: string;
  /** Undefined where CloudFormation, and so the CDK, has no such resource. */
  readonly cloudformation: string | undefined;
  readonly cli: string;
  readonly properties: Readonly<Record<string, Value | Readonly<Record<string, Value>>>>;
}

/** What stands for a value: what the code has anyway, or an input of this resource alone. */
export type Value = 'vpc' | 'subnets' | 'security-group' | 'name' | { readonly input: KnownInput };

/** How a tool writes the values. */
export type Spelling = Readonly<Record<Exclude<Value, object>, string>> & {
  readonly input: (name: KnownInput) => string;
};

export function spell(value: Value, spelling: Spelling): string {
  return typeof value === 'object' ? spelling.input(value.input) : spelling[value];
}

/** Whether it is one value and no group of them. */
export function isValue(value: ManagedResource['properties'][string]): value is Value {
  return typeof value === 'string' || 'input' in value;
}

/** Endpoints that a service makes itself for something of one's own, by the id of the service. */
export const managedEndpoints: Readonly<Record<string, ManagedResource>> = {
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc-interface-endpoints.html
  'opensearch-service': {
    terraform: 'aws_opensearch_vpc_endpoint',
    cloudformation: undefined,
    cli: 'opensearch create-vpc-endpoint',
    properties: {
      domain_arn: { input: 'domain_arn' },
      vpc_options: { subnet_ids: 'subnets', security_group_ids: 'security-group' },
    },
  },
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
  'opensearch-serverless': {
    terraform: 'aws_opensearchserverless_vpc_endpoint',
    cloudformation: 'AWS::OpenSearchServerless::VpcEndpoint',
    cli: 'opensearchserverless create-vpc-endpoint',
    properties: { name: 'name', vpc_id: 'vpc', subnet_ids: 'subnets', security_group_ids: 'security-group' },
  },
  // https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html
  redshift: {
    terraform: 'aws_redshift_endpoint_access',
    cloudformation: 'AWS::Redshift::EndpointAccess',
    cli: 'redshift create-endpoint-access',
    properties: {
      endpoint_name: 'name',
      cluster_identifier: { input: 'cluster_identifier' },
      subnet_group_name: { input: 'cluster_subnet_group_name' },
      vpc_security_group_ids: 'security-group',
    },
  },
  // https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateEndpointAccess.html
  'redshift-serverless': {
    terraform: 'aws_redshiftserverless_endpoint_access',
    cloudformation: undefined,
    cli: 'redshift-serverless create-endpoint-access',
    properties: {
      endpoint_name: 'name',
      workgroup_name: { input: 'workgroup_name' },
      subnet_ids: 'subnets',
      vpc_security_group_ids: 'security-group',
    },
  },
};

/** The VPC link of API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html */
export const vpcLink: ManagedResource = {
  terraform: 'aws_apigatewayv2_vpc_link',
  cloudformation: 'AWS::ApiGatewayV2::VpcLink',
  cli: 'apigatewayv2 create-vpc-link',
  properties: { name: 'name', subnet_ids: 'subnets', security_group_ids: 'security-group' },
};
