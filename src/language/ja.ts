import type { Need } from '../knowledge/knowledge.js';
import type { Phrases } from './phrases.js';

export const ja: Phrases = {
  headline: (name, method) => `${name}：${method}`,
  verdict: (method, name, confirmed) =>
    ({
      'gateway-endpoint': 'ゲートウェイエンドポイントを使います（無料）。',
      'interface-endpoint': 'インターフェイスエンドポイント（AWS PrivateLink）を使います。',
      'nat-gateway': confirmed
        ? 'NAT ゲートウェイを経由します。この用途に使える VPC エンドポイントはありません。'
        : 'NAT ゲートウェイを経由します。対応する VPC エンドポイントは見つかっていません（未確認）。',
      'in-vpc':
        '自分の VPC の中で動くので、そのまま接続できます。通信にエンドポイントや NAT ゲートウェイは要りません。',
      'vpc-link': 'VPC リンクを使います。',
      'gateway-load-balancer-endpoint': `${name}を使います。`,
      'resource-endpoint': `${name}を使います。`,
      'service-network-endpoint': `${name}を使います。`,
      'tunnel-endpoint': `${name}を使います。`,
    })[method],
  verdictWhen: (condition, verdict) => `${condition}：${verdict}`,
  wayWhen: (name, condition) => `${name}：${condition}`,
  endedShort: '提供終了',
  ended: 'このサービスは提供を終了しました。現在は、どの経路でも利用できません。',
  withNames: (line, names) => `${line}（${names}）`,
  dated: (date, text) => `${date}：${text}`,
  natVerdict:
    'NAT ゲートウェイを経由します。パブリックエンドポイントがあるので接続できますが、VPC エンドポイントも使えます。',
  natAlternative: (name) => `${name}：パブリックエンドポイントがあるので、こちらでも接続できます`,
  onlyIn: (regions) => `（${regions} のみ）`,
  crossRegion: 'クロスリージョン：--service-region を指定すれば、別リージョンの VPC にも作成できます',
  endpointsTitle: (regionName, region) => `作成するエンドポイント（${regionName} ${region}）`,
  companionsTitle: '一緒に必要なもの',
  needsTitle: { conditional: '当てはまる場合だけ必要なもの', optional: '任意' },
  checksTitle: '確認すること（上から順に）',
  companion: (name, method) => `${name} の${method}`,
  item: (name, explanation, need) =>
    `${name}${needs[need]}${explanation === undefined ? '' : `：${explanation}`}`,
  settingsTitle: '設定',
  privateDns: {
    required: 'プライベート DNS：有効化が必須',
    yes: 'プライベート DNS：有効（既定）。クライアントは通常のホスト名のまま使えます',
    no: 'プライベート DNS：非対応',
    'not-confirmed': 'プライベート DNS：未確認',
  },
  securityGroup: (ports) =>
    `エンドポイントのセキュリティグループ：クライアントからのインバウンド ${tcp(ports)} を許可`,
  inVpcPorts: (ports) => `セキュリティグループ：クライアントからのインバウンド ${tcp(ports)} を許可`,
  routeTables:
    'ルートテーブル：プライベートサブネットのものを関連付け、アウトバウンドはプレフィックスリスト宛ての 443 を許可',
  fips: (names) => `FIPS：${names}`,
  routeTitle: '経路',
  cautionsTitle: '注意',
  changesTitle: '古い記事との違い',
  pointsTitle: '知っておくこと',
  createTitle: '作り方',
  createAsks: '指定するもの：',
  otherWaysTitle: 'ほかの方法',
  situationsTitle: '使い方によって変わります。ほかの場合は：',
  costTitle: '料金',
  costFree: 'ゲートウェイエンドポイント：時間料金・データ処理料金ともに無料',
  costInterface: (hour, gb) =>
    `インターフェイスエンドポイント：1 エンドポイント・1 AZ ごとに ${hour} USD/時 ＋ ${gb} USD/GB`,
  costNat: (hour, gb) => `NAT ゲートウェイ：1 AZ ごとに ${hour} USD/時 ＋ ${gb} USD/GB`,
  costDated: (regionName, date) => `（${regionName}、${date} 時点）`,
  costNotConfirmed: (method, regionName) =>
    `${method === 'nat-gateway' ? 'NAT ゲートウェイ' : 'インターフェイスエンドポイント'}：${regionName}の料金は未確認のため、AWS の料金ページを確認してください`,
  referencesTitle: '参考',
  inEnglish: '英語の原文',
  verified: (date) => `${date} に確認した情報です`,
  notConfirmed: '（未確認）',
  readAs: (words, name) => `「${words}」を ${name} と読み替えました。`,
  joinLine: (parts) => parts.join(''),
  joinNames: (names) => names.join('、'),
  alsoOneLine: (names) => `${names}も必要です。`,
  createOneLine: (names) => `作成するのは ${names}。`,
  natAlsoOneLine: 'NAT ゲートウェイ経由でも接続できます。',

  several: (count) => `${count} 件の回答`,
  severalHint: '経路・注意点・料金は、サービス名を 1 つだけ指定すると表示します。',
  tooMany: (shown, total) =>
    `${total} 件のうち最初の ${shown} 件だけを表示しています。残りは分けて聞いてください。`,

  notFoundTitle: 'AWS サービスが見つかりませんでした',
  notFound: (words) => `「${words}」から AWS サービスを読み取れませんでした。`,
  didYouMean: 'もしかして、次のどれかですか？',
  showTopic: (name) => `${name} への接続方法を表示`,
  howToAsk: (command) =>
    `${command} のように、サービス名を付けて聞いてください。使い方は ${command.split(' ')[0]} help で確認できます。`,
  askWithName:
    '「@VPC Access ecr」のように、サービス名を付けてメンションしてください。このスレッドで答えます。',
  ambiguous: 'いくつかの意味に取れます。どれのことですか？',
  failed:
    'こちらの不具合で答えられませんでした。もう一度試してください。続くようなら、このボットの管理者に知らせてください。',
  unknownAction: '古いバージョンのボタンです。サービス名でもう一度聞いてください。',

  helpTitle: 'プライベートサブネットから AWS サービスにつなぐには',
  helpIntro:
    'AWS サービスの名前を送ってください。ゲートウェイエンドポイント・インターフェイスエンドポイント・NAT ゲートウェイのどれを使うかを、エンドポイント名・注意点・料金・出典と一緒に答えます。',
  helpExamplesTitle: '例',
  helpExamples: [
    ['/vpcaccess ecr', 'サービスを 1 つ'],
    ['/vpcaccess オンプレから S3', '答えが変わる条件を付けて'],
    ['/vpcaccess secretsmanager バージニア', 'リージョンを指定して'],
    ['/vpcaccess ecr logs ssm', 'サービスをまとめて'],
    ['/vpcaccess NATゲートウェイ', '用語について'],
    ['@VPC Access ECR の pull がタイムアウトするのはなぜ？', 'スレッドの中で、文章で'],
  ],
  helpMore:
    'コマンドの回答は自分にだけ表示されます。チャンネルでメンションすると、スレッドで答えます。全サービスの早見表はホームタブにあります。',

  homeTitle: 'VPC エンドポイントか、NAT ゲートウェイか',
  homeIntro:
    'プライベートサブネットから各 AWS サービスにつなぐ方法の早見表です。詳しくは `/vpcaccess ecr`、メンション、メッセージタブのどれかで聞いてください。日本語でも英語でも答えます。',
  homeOftenAsked: 'よく聞かれるサービス',
  homeMethodTitle: (name, count) => `${name}（${count}）`,
  homeDepends: '使い方による',
  homeConceptsTitle: '用語',
  homeWorkloadsTitle: '構成ごとに必要なエンドポイント',
  homeSymptomsTitle: 'エラー（メッセージを貼り付けて聞けます）',
  homeFootnote: (region, regionName) =>
    `エンドポイント名は com.amazonaws.<リージョン>. に続く部分だけを示しています。リージョンの指定がないときは ${region}（${regionName}）として答えます。`,

  share: 'チャンネルに共有',
  shareLabel: 'チャンネルに共有：この回答を全員に見えるように投稿',
  sharedBy: (person) => `${person} が共有しました`,
  shareNeedsInvitation:
    'このチャンネルに参加していないため投稿できません。/invite @VPC Access で招待してから、もう一度共有してください。',

  otherLanguage: 'English',
  otherLanguageLabel: 'English（この回答を英語で表示）',

  picture: {
    places: {
      cloud: 'AWS クラウド',
      region: 'リージョン',
      'other-region': '別のリージョン',
      vpc: 'VPC',
      'other-vpc': '別の VPC',
      'private-subnet': 'プライベートサブネット',
      'public-subnet': 'パブリックサブネット',
      'endpoint-subnet': 'エンドポイント用サブネット',
      'on-premises': 'オンプレミス',
    },
    securityGroup: (ports) => `セキュリティグループ：${tcp(ports)}`,
    free: '無料',
    charged: '時間＋GB 課金',
    noEndpoint: 'エンドポイント不要',
    endpoints: (required, conditional) =>
      [
        ...(required > 0 ? [`必須 ${required}`] : []),
        ...(conditional > 0 ? [`使う場合のみ ${conditional}`] : []),
      ].join('・'),
    subtitle: { concept: '通信の経路', workload: '必要なエンドポイント', symptom: '確認する経路' },
    conditional: '使う場合のみ',
    interfaceEndpoints: 'インターフェイスエンドポイント',
    more: (count) => `ほか ${count} 件は回答の一覧にあります。`,
    description: (title, subtitle, ways, steps) =>
      `${title}：${subtitle}。${ways.join('、')}。${steps.map((step, i) => `${i + 1}. ${step}`).join(' ')}`,
  },

  install: {
    installed:
      'VPC Access をインストールしました。/vpcaccess ecr と入力するか、チャンネルでメンションして聞いてください。',
    open: 'Slack で開く',
    failed: {
      denied: 'インストールは完了していません。リクエストが許可されませんでした。',
      expired:
        'インストールは完了していません。リンクの有効期限（10 分）が切れたか、別のブラウザで開かれました。',
      storage:
        'インストールは完了していません。ボットが保存先に接続できません。1 分ほど待ってから、もう一度試してください。',
      slack: 'インストールは完了していません。Slack の確認が取れませんでした。もう一度試してください。',
    },
    again: 'もう一度インストールする',
  },

  code: {
    comments: {
      heading: (names, region, regionName) =>
        `${names.join('、')}：プライベート接続（${regionName === undefined ? '' : `${regionName} `}${region}）`,
      about: (name, text) => `${name}：${text}`,
      inputs: {
        vpc_id: '作成先の VPC',
        subnet_ids: 'プライベートサブネット（AZ ごとに 1 つ）',
        route_table_ids: 'プライベートサブネットのルートテーブル',
        public_subnet_id: 'パブリックサブネット（インターネットゲートウェイへのルートがあるもの）',
        client_security_group_id: 'クライアントのセキュリティグループ',
        client_cidr: 'VPC の外（オンプレミスや別の VPC）にあるクライアントの CIDR',
        cell: '自分のアカウントのセル（cell1 など）',
        resource_configuration_arn: 'リソース設定の ARN（自分のもの、または共有されたもの）',
        service_network_arn: 'VPC Lattice サービスネットワークの ARN（自分のもの、または共有されたもの）',
        domain_arn: 'ドメインの ARN',
        cluster_identifier: 'クラスターの識別子',
        cluster_subnet_group_name: 'クライアントのいる VPC のクラスターサブネットグループ',
        workgroup_name: 'ワークグループの名前',
      },
      securityGroupOf: (name) => `${name} のセキュリティグループ`,
      serviceNameOf: (name) => `${name} のリソースに割り当てられたエンドポイントサービス名`,
      fullAccess: 'フルアクセス（ポリシーなしと同じ）。使うものだけに絞ってください。',
      layers: (bucket) => `その際も、ECR のイメージレイヤー用に ${bucket} への s3:GetObject は残します。`,
      privateDnsNotConfirmed:
        'プライベート DNS に対応しているかは未確認です。非対応のサービスで true にすると作成に失敗します。aws ec2 describe-vpc-endpoint-services の PrivateDnsName で確認してください。',
      onlyInbound:
        'Route 53 Resolver のインバウンドエンドポイント経由の名前解決だけに使います。VPC 内からの通信は、無料のゲートウェイエンドポイントのままです。',
      needsGateway: 'VPC にゲートウェイエンドポイントがないと作成に失敗します。',
      crossRegion: '作成者には vpce:AllowMultiRegion の許可が必要です。',
      natGateway:
        'NAT ゲートウェイは 1 つだけです。本番では AZ ごとに NAT ゲートウェイとルートテーブルを用意します。',
      oneRouteTable: 'ルートテーブルが複数あるときは、このルートを増やします。',
      letsIn: 'VPC 内で動くため、セキュリティグループでクライアントを許可',
      portsInUse: '使うポートだけを残してください。',
      loadBalancer: 'API の背後にあるロードバランサーのセキュリティグループ',
      listenerPort: 'ロードバランサーで VPC リンクを許可します。ポートはリスナーに合わせてください。',
      onlyByCommand: (name, command) =>
        `${name}：このエンドポイントは CloudFormation や CDK では作成できません。${command} を使います（AWS CLI のコードを参照）。`,
      byHand: (name) => `${name}：このエンドポイントは手動で作成してください。`,
      nothingToCreate: (name) => `${name} は VPC 内で動くため、作成するものはありません。`,
      elsewhere: (names, region) =>
        `${names.join('、')}：${region} にしかありません。そのリージョンの VPC に作成して VPC ピアリングや Transit Gateway でつなぐか、NAT ゲートウェイを使います。`,
      leftOut: '条件によって必要なもの（作成していません）：',
    },
    button: '作成用のコード',
    buttonLabel: '作成用のコード：Terraform・CloudFormation・AWS CDK・AWS CLI',
    title: '作成用のコード',
    close: '閉じる',
    toolMenu: 'ツール',
    regionMenu: 'リージョン',
    region: (name, code) => `${name}（${code}）`,
    choose:
      '*使う場合だけ必要なもの*\nコードには必須のものだけが入っています。当てはまるものを追加してください。',
    chooseMenu: 'エンドポイントを追加',
    choice: (name, shortName) => (shortName === undefined ? name : `${shortName}：${name}`),
    nothing: '必ず必要なものはありません。上のメニューから、当てはまるものを選んでください。',
    none: '作成するものはありません。',
    fillIn: {
      terraform: '変数は、terraform.tfvars などで自分の環境の値を設定してください。',
      cloudformation: 'パラメータは、スタックの作成時に自分の環境の値を指定してください。',
      cdk: 'プロパティは、アプリでスタックを作成するときに渡してください。',
      'aws-cli':
        '先頭の値は仮のものです。自分の環境の値に置き換えてください。実行するたびに新しく作成します。',
    },
    review:
      '実行する前に内容を確認してください。エンドポイントと NAT ゲートウェイには時間料金がかかり、プライベート DNS やルートは VPC やサブネットの全体に効きます。',
    remembered:
      'ツールとリージョンは記憶します。以後、リージョンの指定がない質問にはこのリージョンで答えます。',
    tooLate: 'Slack の制限時間内にコードを開けませんでした。もう一度ボタンを押してください。',
  },
};

const needs: Record<Need, string> = { required: '', conditional: '（条件付き）', optional: '（任意）' };

function tcp(ports: readonly number[]): string {
  return `TCP ${ports.join('、')}`;
}
