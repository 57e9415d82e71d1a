/** One set of questions that every surface answers alike. `blocks` are looked for in what is shown. */
export interface SurfaceCase {
  readonly name: string;
  readonly text: string;
  /** Must stand in the blocks. */
  readonly shows: readonly string[];
  /** Must stand where the question was asked; a card that is shared does without. */
  readonly showsTheAsker?: readonly string[];
  /** Must stand nowhere. */
  readonly hides?: readonly string[];
  /** There is no answer to it, or not yet. */
  readonly isUnanswered?: boolean;
}

export const surfaceCases: readonly SurfaceCase[] = [
  {
    name: 'a service',
    text: 'ecr',
    shows: [
      'Amazon ECR: interface endpoint',
      'com.amazonaws.ap-northeast-1.ecr.dkr',
      'com.amazonaws.ap-northeast-1.s3',
    ],
  },
  {
    name: 'a Japanese sentence',
    text: 'プライベートサブネットからシークレットマネージャーにつなぎたい',
    shows: [
      'AWS Secrets Manager：インターフェイスエンドポイント',
      'com.amazonaws.ap-northeast-1.secretsmanager',
      '料金',
    ],
  },
  { name: 'a Region', text: 'sts バージニア', shows: ['com.amazonaws.us-east-1.sts'] },
  { name: 'a situation', text: 's3 from on-premises', shows: ['Amazon S3: interface endpoint'] },
  {
    name: 'a gateway endpoint',
    text: 'dynamodb',
    shows: ['Amazon DynamoDB: gateway endpoint', 'NAT gateway'],
  },
  { name: 'a service in the VPC', text: 'RDS', shows: ['Amazon RDS: directly inside your VPC', '5432'] },
  { name: 'the NAT gateway', text: 'cognito hosted ui', shows: ['Amazon Cognito: NAT gateway'] },
  {
    name: 'several services',
    text: 'ecr logs secretsmanager',
    shows: ['3 answers', 'ecr.api', 'ap-northeast-1.logs', 'ap-northeast-1.secretsmanager'],
  },
  { name: 'a concept', text: 'VPCリンクとは', shows: ['VPC リンク', '作り方'] },
  {
    name: 'a misspelling',
    text: 'secrets manger',
    shows: ['AWS Secrets Manager: interface endpoint'],
    showsTheAsker: ['Read “secrets manger” as AWS Secrets Manager'],
  },
  {
    name: 'a name that may be another',
    text: 'esc',
    shows: ['Did you mean', 'Amazon ECS', 'Amazon ECR'],
    isUnanswered: true,
  },
  {
    name: 'a word that means several services',
    text: 'kinesis',
    shows: ['means several things', 'Amazon Kinesis Data Streams', 'Amazon Data Firehose'],
    isUnanswered: true,
  },
  {
    name: 'where the call comes from',
    text: 'ECS から ECR と CloudWatch Logs',
    shows: ['2 件の回答', 'ecr.dkr', 'ap-northeast-1.logs', 'show_topic:ja:ecs-fargate'],
  },
  {
    name: 'a workload and its services',
    text: 'session manager',
    shows: ['ssmmessages', 'show_topic:en:systems-manager'],
  },
  {
    name: 'an IP address in the message',
    text: 'sqs resolves to 10.0.3.7',
    shows: ['resolves to a private IP'],
  },
  {
    name: 'nothing we know',
    text: 'qqqqq wwwww',
    shows: ['no AWS service', '/vpcaccess help', 'Tell us what is missing'],
    isUnanswered: true,
  },
  {
    name: 'a call for help',
    text: 'help',
    shows: ['/vpcaccess s3 from on-premises', 'not from a language model'],
  },
  {
    name: 'smuggled mentions and links',
    text: 'zzzz <!channel> <@U999> <https://evil.example|ecrr> &lt;!here&gt;',
    shows: [],
    hides: ['<!channel', '<!here', '<@U999', 'evil.example'],
    isUnanswered: true,
  },
];
