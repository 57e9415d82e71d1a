import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redact } from '../../src/question/redact.js';

describe('what must not be kept of a message', () => {
  test.each([
    ['an access key id', 'key AKIAIOSFODNN7EXAMPLE here', 'key [key] here'],
    ['a temporary one', 'ASIAIOSFODNN7EXAMPLE', '[key]'],
    ['a secret access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', '[token]'],
    ['a setting', 'AWS_SECRET_ACCESS_KEY=abc s3', 'AWS_SECRET_ACCESS_KEY=[secret] s3'],
    ['a password', 'rds password: hunter2!', 'rds password: [secret]'],
    ['a password in JSON', '{"password": "hunter2", "x": 1}', '{"password": [secret]", "x": 1}'],
    ['a password in Japanese', 'パスワードは hunter2 です', 'パスワードは [secret] です'],
    ['a private key', 'x -----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc', 'x [key]'],
    ['a bot token', 'xoxb-12-34-abc', '[token]'],
    ['a token of a configuration', 'xoxe.xoxp-1-Mi0y', '[token]'],
    ['an app-level token', 'xapp-1-A1-2-abc', '[token]'],
    ['a webhook', 'https://hooks.slack.com/services/T1/B1/abc', 'https://hooks.slack.com/[token]'],
    ['a token of GitHub', 'ghp_abcdefghijklmnopqrstuvwx', '[token]'],
    ['a JSON Web Token', 'Bearer eyJhbGciOi.eyJzdWIi.c2ln', 'Bearer [token]'],
    ['a long hexadecimal number', 'sha 9f86d081884c7d659a2feaa0c55ad015', 'sha [token]'],
    ['an id of a resource', 'vpc-0a1b2c3d4e5f60718 to s3', '[token] to s3'],
    ['a UUID', 'key/11111111-2222-3333-4444-555555555555', 'key/[id]'],
    ['a user in an address', 'postgres://me:secret@db.internal/x', 'postgres://[secret]@db.internal/x'],
    ['a signature', 'https://b.s3.amazonaws.com/k?X-Amz-Signature=abc', 'https://b.s3.amazonaws.com/k'],
    ['a token in an address', 'https://app.example/#access_token=abc', 'https://app.example/'],
    ['an e-mail address', 'ask mika.sato+aws@example.co.jp', 'ask [e-mail]'],
    ['an account', 'account 123456789012', 'account [account]'],
    ['an account with hyphens', '1234-5678-9012', '[account]'],
    ['an account in an ARN', 'arn:aws:iam::123456789012:role/x', 'arn:aws:iam::[account]:role/x'],
    [
      'an account in a host name',
      '123456789012.dkr.ecr.us-east-1.amazonaws.com',
      '[account].dkr.ecr.us-east-1.amazonaws.com',
    ],
    ['an account in Japanese', 'アカウント123456789012から', 'アカウント[account]から'],
    ['a telephone number', 'call 0312345678', 'call [number]'],
    ['an IP address', 'dial tcp 10.0.12.34:443: i/o timeout', 'dial tcp [ip]:443: i/o timeout'],
    ['a block of addresses', '10.0.0.0/16 へ', '[ip] へ'],
    ['an address in a host name', 'ip-10-0-3-7.ec2.internal', '[ip].ec2.internal'],
    ['IPv6', 'from fe80::1 and 2001:db8:0:0:0:0:0:1', 'from [ip] and [ip]'],
  ])('%s', (_name, message, kept) => {
    expect(redact(message)).toBe(kept);
  });

  test.each([
    [16, 'hex' as const],
    [32, 'hex' as const],
    [30, 'base64' as const],
    [48, 'base64' as const],
    [30, 'base64url' as const],
  ])('%d random bytes in %s', (length, encoding) => {
    const tokens = Array.from({ length: 200 }, () => randomBytes(length).toString(encoding));
    const leaked = tokens.filter((token) => redact(`token of mine ${token} ecr`).includes(token));
    // One in some hundreds of Base64 has hardly a digit.
    expect(leaked.length).toBeLessThanOrEqual(4);
  });
});

test.each([
  'AmazonS3ReadOnlyAccess',
  'aws_s3control_multi_region_access_point',
  'com.amazonaws.ap-northeast-1.route53globalresolver',
  'CannotPullContainerError: ResourceInitializationError',
  'AWS::ECS::TaskDefinition at 03:11:09 on 2026-11-23',
  'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html#vpce-view',
  'ECS on Fargate から ECR の pull がタイムアウトする',
  'opensearch 2.11 on port 9200, arn:aws:s3:::bucket',
])('nothing is taken from %s', (message) => {
  expect(redact(message)).toBe(message);
});

test('names and addresses of the knowledge are left as they are', () => {
  const knowledge = readdirSync('knowledge/services')
    .map((file) => readFileSync(`knowledge/services/${file}`, 'utf8'))
    .join('\n');
  const addresses = new Set(knowledge.match(/https:\/\/[^\s"')\]}]+/g));
  for (const address of addresses) expect(redact(address)).toBe(address);
  const names = [...new Set(knowledge.match(/[A-Za-z0-9_.-]{12,}/g))];
  // A few names are made of numbers and abbreviations.
  expect(names.filter((name) => redact(name) !== name).length).toBeLessThan(names.length / 100);
});

test('any message is read, in time that grows with its length and ends at 2,000 characters', () => {
  expect([...redact('字'.repeat(5000))]).toHaveLength(2000);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (message) => {
      expect(redact(redact(message))).toBe(redact(message));
    }),
  );
});
