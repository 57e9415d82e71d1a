import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Call, callIn, problemsOf } from './aws-grammar.js';
import { type Created, type CreatedEndpoint, intended, sorted } from './intended.js';
import { answerTo, everyText, planOf, writtenFor } from './texts.js';

const texts = everyText('aws-cli');
const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An `aws` that writes down what it is asked for and answers with an id that tells what was created. */
const fakeAws = `
  printf '%s\\0' "$@" >> "$CALLS"
  printf '\\n' >> "$CALLS"
  case "$2" in
    create-security-group) echo "sg-of-$4" ;;
    allocate-address) echo eipalloc-1 ;;
    create-nat-gateway) echo nat-1 ;;
  esac
`;

test('every text is a script that creates what is planned, in calls that the AWS CLI takes', () => {
  expect(texts.length).toBeGreaterThan(500);
  const files = texts.map(({ text }, i) => {
    const file = join(folder, `${i}.sh`);
    writeFileSync(file, filledIn(text));
    return file;
  });
  const run = `aws() {${fakeAws}}
    for file in "$@"; do
      bash -n "$file" || exit 1
      CALLS=$file.calls
      (. "$file") || { echo "$file failed" >&2; exit 1; }
    done`;
  execFileSync('bash', ['-c', run, 'run', ...files]);
  for (const [i, { of }] of texts.entries()) {
    const calls = callsIn(`${files[i]}.calls`);
    expect({ of: of.name, problems: calls.flatMap(problemsOf) }).toEqual({ of: of.name, problems: [] });
    expect({ of: of.name, ...createdBy(calls) }).toEqual({ of: of.name, ...intended(of) });
  }
}, 120_000);

test('a script runs by itself with the aws on the PATH, and stops at the first refusal', () => {
  const plan = planOf(answerTo('ecr'), answerTo('cognito', 'ap-northeast-1', 'nat-alternative'));
  const script = join(folder, 'alone.sh');
  writeFileSync(script, filledIn(writtenFor(plan, 'aws-cli')));
  const runWith = (aws: string) => {
    const CALLS = join(mkdtempSync(join(folder, 'run-')), 'calls');
    writeFileSync(join(folder, 'aws'), `#!/usr/bin/env bash\n${aws}`);
    chmodSync(join(folder, 'aws'), 0o755);
    const PATH = `${folder}${delimiter}${process.env.PATH}`;
    try {
      execFileSync('bash', [script], { env: { PATH, CALLS }, stdio: 'pipe' });
    } catch {}
    return callsIn(CALLS).map(({ operation }) => operation);
  };
  expect(runWith(fakeAws)).toEqual([
    'create-security-group',
    'authorize-security-group-ingress',
    'create-vpc-endpoint',
    'create-vpc-endpoint',
    'create-vpc-endpoint',
    'allocate-address',
    'create-nat-gateway',
    'wait nat-gateway-available',
    'create-route',
  ]);
  expect(runWith(`${fakeAws}\n[ "$2" != create-security-group ]`)).toEqual(['create-security-group']);
});

test('the grammar refuses what EC2 does not take', () => {
  const problems = (...words: string[]) => problemsOf(callIn(words));
  expect(problems('ec2', 'create-vpc-endpoint', '--vpc-id', 'vpc-1', '--vpc-endpoint-type', 'Gate')).toEqual([
    'Gate is no vpc-endpoint-type',
  ]);
  expect(problems('ec2', 'create-vpc-endpoint', '--service', 'x')).toEqual([
    'create-vpc-endpoint has no --service',
    'create-vpc-endpoint needs --vpc-id',
  ]);
  expect(
    problems('ec2', 'create-vpc-endpoint', '--vpc-id', 'a', 'b', '--private-dns-enabled', 'yes'),
  ).toEqual(['--vpc-id takes one value, not 2', '--private-dns-enabled takes no value']);
  expect(
    problems('ec2', 'create-vpc-endpoint', '--vpc-id', 'a', '--tag-specifications', 'Type=x,Tags=[{K=a}]'),
  ).toEqual(['there is no Type in Type=x,Tags=[{K=a}]', 'there is no K in K=a']);
  expect(problems('ec2', 'create-vpc-endpoint', '--vpc-id', 'a', '--subnet-ids')).toEqual([
    '--subnet-ids has no value',
  ]);
  expect(problems('ec2', 'make-vpc')).toEqual(['there is no command ec2 make-vpc']);
});

/** The text as somebody would fill it in: each value tells which one it is. */
function filledIn(text: string): string {
  return text.replace(
    /^(\w+)=(?:(sg|vpc|subnet)-0+|10\.0\.0\.0\/8|'<[\w-]+>')$/gm,
    (_, name) => `${name}='{${name}}'`,
  );
}

function callsIn(file: string): Call[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\0\n')
    .slice(0, -1)
    .map((line) => callIn(line.split('\0')));
}

const managedCommands: Record<string, string> = {
  'opensearch create-vpc-endpoint': 'opensearch-service',
  'opensearchserverless create-vpc-endpoint': 'opensearch-serverless',
  'redshift create-endpoint-access': 'redshift',
  'redshift-serverless create-endpoint-access': 'redshift-serverless',
};

function createdBy(calls: readonly Call[]): Created {
  const of = (operation: string) =>
    calls
      .filter((call) => call.service === 'ec2' && call.operation === operation)
      .map(({ options }) => options);
  const names = calls.map(({ service, operation }) => `${service} ${operation}`);
  const rules = of('authorize-security-group-ingress').map((options) => {
    const source = options.get('cidr')?.[0] ?? options.get('source-group')?.[0] ?? '';
    const from = { '{client_cidr}': 'cidr', '{client_security_group_id}': 'client' }[source] ?? source;
    const port = `${options.get('protocol')} ${options.get('port')}`;
    return [
      String(options.get('group-id')),
      `${port} from ${from === 'sg-of-vpc-link' ? 'link' : from}`,
    ] as const;
  });
  const routing = ['allocate-address', 'create-nat-gateway', 'create-route'].map(
    (each) => of(each).length > 0,
  );
  expect(new Set(routing).size).toBe(1);
  for (const route of of('create-route'))
    expect([route.get('nat-gateway-id'), route.get('destination-cidr-block')]).toEqual([
      ['nat-1'],
      ['0.0.0.0/0'],
    ]);
  return {
    endpoints: sorted(of('create-vpc-endpoint').map(endpoint)),
    rules: sorted(rules.flatMap(([group, rule]) => (group === 'sg-of-vpc-endpoints' ? [rule] : []))),
    doors: sorted(
      rules.flatMap(([group, rule]) =>
        group.startsWith('{') ? [`${group.replace(/[{}]/g, '')} ${rule}`] : [],
      ),
    ),
    managed: sorted(names.flatMap((name) => managedCommands[name] ?? [])),
    vpcLink: names.includes('apigatewayv2 create-vpc-link'),
    natGateway: routing[0] === true,
  };
}

function endpoint(options: Call['options']): CreatedEndpoint {
  const one = (name: string) => options.get(name)?.[0];
  const dns = one('dns-options');
  const policy = one('policy-document');
  if (policy !== undefined) expect(JSON.parse(policy).Statement).toHaveLength(1);
  expect(one('vpc-id')).toBe('{vpc_id}');
  return {
    type: one('vpc-endpoint-type') ?? '',
    to: one('service-name') ?? one('resource-configuration-arn') ?? one('service-network-arn') ?? '',
    ...(options.has('private-dns-enabled') ? { privateDns: true } : {}),
    ...(options.has('no-private-dns-enabled') ? { privateDns: false } : {}),
    ...(dns === undefined ? {} : { onlyInbound: dns === 'PrivateDnsOnlyForInboundResolverEndpoint=true' }),
    ...(options.has('service-region') ? { serviceRegion: one('service-region') ?? '' } : {}),
    subnets: options.get('subnet-ids')?.length === 2,
    securityGroups: one('security-group-ids') === 'sg-of-vpc-endpoints',
    routeTables: options.has('route-table-ids'),
    policy: policy !== undefined,
  };
}
