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
    shows: [
      '3 services: 4 interface endpoints, 1 gateway endpoint (free)',
      'No NAT gateway is needed',
      'ecr.api',
      'ap-northeast-1.logs',
      'ap-northeast-1.secretsmanager',
      'Security group: one for all',
      'show_topic:en:secrets-manager',
    ],
  },
  {
    name: 'several services in Japanese',
    text: 'ECR と S3 と Secrets Manager と CloudWatch Logs',
    shows: [
      '4 サービス：インターフェイスエンドポイント 4 個、ゲートウェイエンドポイント 1 個（無料）',
      'NAT ゲートウェイは要りません',
      'Amazon S3、Amazon ECR（イメージレイヤーの実体は S3',
      'show_topic:ja:cloudwatch-logs',
    ],
  },
  {
    name: 'several services in a situation',
    text: 's3 and dynamodb from on-premises',
    shows: ['2 services: 2 interface endpoints', 'What this plan assumes', '(otherwise: gateway endpoint)'],
  },
  {
    name: 'several services of every kind and a workload',
    text: 'fargate task, rds, cognito hosted ui and sqs us-east-1',
    shows: [
      '4 topics: ',
      'Virginia (us-east-1)',
      'Directly in the VPC',
      'Through a NAT gateway',
      'if you use ECS Exec',
    ],
  },
  {
    name: 'several services, one of them misspelt',
    text: 'ecr, secrets manger',
    shows: ['2 services: '],
    showsTheAsker: ['Read “secrets manger” as AWS Secrets Manager'],
  },
  {
    name: 'several names, some of which are none',
    text: 'ecr kinesis frobnicator s3',
    shows: ['2 services: ', 'show_topic:en:kinesis-data-streams'],
    showsTheAsker: ['“kinesis” may mean Amazon Kinesis Data Streams', '“frobnicator”. I know no AWS service'],
  },
  {
    name: 'another way than the recommended one',
    text: 'sqs via nat gateway',
    shows: ['Amazon SQS: NAT gateway', 'Recommended is: interface endpoint', 'Other ways', '(recommended)'],
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
    shows: ['2 サービス：', 'ecr.dkr', 'ap-northeast-1.logs', 'show_topic:ja:ecs-fargate'],
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
