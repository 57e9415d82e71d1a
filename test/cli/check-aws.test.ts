import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AwsUnavailableError,
  compareWithAws,
  describeEndpoints,
  type SeenEndpoint,
} from '../../src/cli/check-aws.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const knowledge = loadKnowledge();
const seen = (name: string, type = 'Interface', hasPrivateDns = true): SeenEndpoint => ({
  name: `com.amazonaws.us-east-1.${name}`,
  types: [type],
  hasPrivateDns,
});

describe('the knowledge is compared with a live account:', () => {
  test('what AWS has and we do not know is new', () => {
    expect(compareWithAws(knowledge, 'us-east-1', [seen('brand-new'), seen('kms')]).unknown).toEqual([
      'com.amazonaws.us-east-1.brand-new',
    ]);
  });

  test('what we know and AWS does not have there is not offered', () => {
    const { notOffered } = compareWithAws(knowledge, 'us-east-1', [seen('kms')]);
    expect(notOffered).toContain('com.amazonaws.us-east-1.ecr.api');
    expect(notOffered).not.toContain('com.amazonaws.us-east-1.kms');
  });

  test('what is of another type or has other private DNS is different', () => {
    const { different } = compareWithAws(knowledge, 'us-east-1', [
      seen('ecr.dkr', 'Interface', false),
      seen('s3express', 'Interface'),
      seen('kms', 'Gateway'),
      seen('dynamodb', 'Interface', true),
      seen('sts'),
    ]);
    expect(different.join('\n')).toMatch(/ecr\.dkr: has no private DNS/);
    expect(different.join('\n')).toMatch(/s3express: is no gateway endpoint/);
    expect(different.join('\n')).toMatch(/kms: is no interface endpoint/);
    expect(different.join('\n')).toMatch(/dynamodb: has private DNS/);
    expect(different.join('\n')).not.toMatch(/sts/);
  });
});

describe('the live account', () => {
  let server: Server;
  let reply: (body: string) => { status: number; body: string };
  const before = { ...process.env };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (data) => {
        body += data;
      });
      request.on('end', () => {
        const answer = reply(body);
        response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    process.env.AWS_ENDPOINT_URL_EC2 = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env.AWS_EC2_METADATA_DISABLED = 'true';
    process.env.AWS_CONFIG_FILE = '/nowhere';
    process.env.AWS_SHARED_CREDENTIALS_FILE = '/nowhere';
  });
  afterEach(() => {
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
  });
  afterAll(() => {
    server.close();
    process.env = before;
  });

  const withCredentials = () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIATEST';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  };
  const page = (name: string, type: string, dns: string, next: string) =>
    `<DescribeVpcEndpointServicesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><serviceDetailSet><item>
      <serviceName>${name}</serviceName><serviceType><item><serviceType>${type}</serviceType></item></serviceType>${dns}
    </item></serviceDetailSet>${next}</DescribeVpcEndpointServicesResponse>`;

  test('is read page by page', async () => {
    withCredentials();
    const dns =
      '<privateDnsNameSet><item><privateDnsName>kms.us-east-1.amazonaws.com</privateDnsName></item></privateDnsNameSet>';
    reply = (body) => ({
      status: 200,
      body: body.includes('NextToken=more')
        ? page('com.amazonaws.us-east-1.s3', 'Gateway', '', '')
        : page('com.amazonaws.us-east-1.kms', 'Interface', dns, '<nextToken>more</nextToken>'),
    });
    expect(await describeEndpoints('us-east-1')).toEqual([
      { name: 'com.amazonaws.us-east-1.kms', types: ['Interface'], hasPrivateDns: true },
      { name: 'com.amazonaws.us-east-1.s3', types: ['Gateway'], hasPrivateDns: false },
    ]);
  });

  test('that refuses is told in one line', async () => {
    withCredentials();
    reply = () => ({
      status: 403,
      body: '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>',
    });
    await expect(describeEndpoints('us-east-1')).rejects.toThrow(
      /^The AWS credentials may not call ec2:Describe[^\n]*$/,
    );
  });

  test('without credentials is told in one line', async () => {
    const asked = describeEndpoints('us-east-1');
    await expect(asked).rejects.toThrow(AwsUnavailableError);
    await expect(asked).rejects.toThrow(/^There are no AWS credentials; set [^\n]*$/);
  });
});
