import { endpointNameIn } from '../answer/endpoint-names.js';
import { ownEndpointNames } from '../knowledge/aliases.js';
import { type Knowledge, topicsOf } from '../knowledge/knowledge.js';

/** What an account sees of an endpoint service. */
export interface SeenEndpoint {
  readonly name: string;
  readonly types: readonly string[];
  readonly hasPrivateDns: boolean;
}

/** Where the knowledge and a live account differ. */
export interface Differences {
  /** AWS offers it and we do not know it. */
  readonly unknown: readonly string[];
  /** We know it and AWS does not offer it in this Region. */
  readonly notOffered: readonly string[];
  /** Both know it and say different things. */
  readonly different: readonly string[];
}

/** Compares the knowledge with what a live account sees in a Region. */
export function compareWithAws(
  knowledge: Knowledge,
  region: string,
  seen: readonly SeenEndpoint[],
): Differences {
  const byName = new Map(seen.map((endpoint) => [endpoint.name, endpoint]));
  const ours = new Set<string>();
  const different: string[] = [];
  for (const service of topicsOf('service', knowledge)) {
    const own = new Set(ownEndpointNames(service));
    for (const { method, endpoints, fips, privateDns } of service.access) {
      const here = endpoints
        .filter(({ regions }) => regions === undefined || regions.includes(region))
        .map(({ name }) => name);
      for (const pattern of [...here, ...fips].filter((name) => own.has(name))) {
        const name = endpointNameIn(region, pattern, method, knowledge);
        ours.add(name);
        const live = byName.get(name);
        if (live === undefined) continue;
        if (method === 'gateway-endpoint' && !live.types.includes('Gateway'))
          different.push(`${name}: is no gateway endpoint`);
        if (method !== 'interface-endpoint') continue;
        if (!live.types.includes('Interface')) different.push(`${name}: is no interface endpoint`);
        if (privateDns === 'no' && live.hasPrivateDns)
          different.push(`${name}: has private DNS, ours says it has none`);
        if ((privateDns === 'yes' || privateDns === 'required') && !live.hasPrivateDns) {
          different.push(`${name}: has no private DNS, ours says it has`);
        }
      }
    }
  }
  return {
    unknown: [...byName.keys()].filter((name) => !ours.has(name)).toSorted(),
    notOffered: [...ours].filter((name) => !byName.has(name)).toSorted(),
    different: [...new Set(different)].toSorted(),
  };
}

/** The live account cannot be asked: says why and what to do. */
export class AwsUnavailableError extends Error {
  readonly code = 'aws_unavailable';
}

/**
 * Every endpoint service of AWS that the account sees in a Region, through `DescribeVpcEndpointServices`.
 * @throws AwsUnavailableError without the SDK, without credentials, or when AWS refuses
 */
export async function describeEndpoints(region: string): Promise<SeenEndpoint[]> {
  try {
    // One clear line is all that is printed; that Node is old is told elsewhere.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
    // Only maintainers compare with AWS, so the bot does not carry the SDK.
    const { DescribeVpcEndpointServicesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
    const client = new EC2Client({ region, maxAttempts: 3 });
    const seen: SeenEndpoint[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new DescribeVpcEndpointServicesCommand({
          Filters: [{ Name: 'owner', Values: ['amazon'] }],
          NextToken: token,
        }),
      );
      for (const detail of page.ServiceDetails ?? []) {
        seen.push({
          name: detail.ServiceName ?? '',
          types: detail.ServiceType?.map(({ ServiceType }) => String(ServiceType)) ?? [],
          hasPrivateDns: (detail.PrivateDnsNames?.length ?? 0) > 0,
        });
      }
      token = page.NextToken === '' ? undefined : page.NextToken;
    } while (token !== undefined);
    return seen;
  } catch (error) {
    throw new AwsUnavailableError(adviceFor(error));
  }
}

function adviceFor(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_MODULE_NOT_FOUND')
    return 'The AWS SDK is not installed; run npm ci in a clone of the project.';
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
    return 'There are no AWS credentials; set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
  }
  if (name === 'UnauthorizedOperation')
    return 'The AWS credentials may not call ec2:DescribeVpcEndpointServices; allow it.';
  return `AWS could not be asked: ${error instanceof Error ? error.message : String(error)}`;
}
