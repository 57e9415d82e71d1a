import type { ChargedMethod } from '../answer/cost.js';
import { hoursAMonth } from '../answer/monthly-cost.js';
import type { Need } from '../knowledge/knowledge.js';
import type { CheaperTold, Phrases } from './phrases.js';

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
  referencesTitle: '参考',
  inEnglish: '英語の原文',
  verified: (date) => `${date} に確認した情報です`,
  notConfirmed: '（未確認）',
  readAs: (words, name) => `「${words}」を ${name} と読み替えました。`,
  notRead: (words) => `「${words}」という AWS サービスは見つからなかったため、回答に含めていません。`,
  mayMean: (words, names) =>
    `「${words}」は複数の意味に取れるため、回答に含めていません。どれのことか指定してください：${names}。`,
  joinLine: (parts) => parts.join(''),
  joinNames: (names) => names.join('、'),
  alsoOneLine: (names) => `${names}も必要です。`,
  createOneLine: (names) => `作成するのは ${names}。`,
  natAlsoOneLine: 'NAT ゲートウェイ経由でも接続できます。',

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

  plan: {
    title: (answers, areServices) => (areServices ? `${answers} サービス` : `${answers} 項目`),
    counts: ({ interfaces, gateways, others, conditional, nat, inVpc }) =>
      [
        ...(interfaces > 0 ? [`インターフェイスエンドポイント ${interfaces} 個`] : []),
        ...(gateways > 0 ? [`ゲートウェイエンドポイント ${gateways} 個（無料）`] : []),
        ...(others > 0 ? [`その他 ${others} 個`] : []),
        ...(nat > 0 ? [`NAT ゲートウェイ経由 ${nat}`] : []),
        ...(inVpc > 0 ? [`VPC 内で直接 ${inVpc}`] : []),
        ...(conditional > 0 ? [`使う場合のみ ${conditional} 個`] : []),
      ].join('、'),
    create: (count, regionName, region) =>
      `${regionName}（${region}）の VPC に、次の VPC エンドポイントを ${count} 個作成します。`,
    createIfNeeded: (regionName, region) =>
      `${regionName}（${region}）の VPC に、次のうち条件に当てはまる VPC エンドポイントだけを作成します。`,
    nat: (names, besides) =>
      besides ? `NAT ゲートウェイも必要です（${names}）。` : `NAT ゲートウェイを経由します（${names}）。`,
    noNat: (assumes) =>
      assumes ? '下の前提のとおりなら、NAT ゲートウェイは要りません。' : 'NAT ゲートウェイは要りません。',
    inVpcOnly:
      'どれも自分の VPC の中で動くので、そのまま接続できます。エンドポイントも NAT ゲートウェイも要りません。',
    titles: {
      'interface-endpoint': '作成するインターフェイスエンドポイント',
      'gateway-endpoint': '作成するゲートウェイエンドポイント（無料）',
      'gateway-load-balancer-endpoint': '作成する Gateway Load Balancer エンドポイント',
      'resource-endpoint': '作成するリソースエンドポイント',
      'service-network-endpoint': '作成するサービスネットワークエンドポイント',
      'tunnel-endpoint': '作成するトンネルエンドポイント',
      'nat-gateway': 'NAT ゲートウェイを経由するもの',
      'in-vpc': 'VPC 内で直接つながるもの（エンドポイント不要）',
      'vpc-link': 'VPC リンクを使うもの',
    },
    thereFor: (name, what) => (what.length === 0 ? name : `${name}：${what.join('、')}`),
    use: (name, why) => (why === undefined ? name : `${name}（${why}）`),
    moreUses: (count) => `ほか ${count} 件`,
    otherMethod: (name, method) => `${name}（${method}）`,
    elsewhere: (name, region, crossRegion) =>
      crossRegion ? `${name}（--service-region に ${region} を指定）` : `${name}（${region} のみ）`,
    openPorts: (ports) => `セキュリティグループでクライアントからのインバウンド ${tcp(ports)} を許可`,
    when: (condition) => condition,
    assumesTitle: 'この構成の前提',
    anotherOf: (method) => `別の${method}`,
    assumes: (name, condition, otherwise) =>
      `${name}：${condition}${otherwise.length === 0 ? '' : `（それ以外：${otherwise.join('、')}）`}`,
    insteadOf: (name, method, recommended) => `${name}：${method}（推奨：${recommended}）`,
    privateDns:
      'プライベート DNS：インターフェイスエンドポイントはすべて有効（既定）のまま。クライアントは通常のホスト名で接続できます（VPC の DNS 解決と DNS ホスト名の有効化も必要）',
    privateDnsBut: (without, notConfirmed) =>
      `プライベート DNS の例外：${[
        ...(without === '' ? [] : [`${without} は非対応`]),
        ...(notConfirmed === '' ? [] : [`${notConfirmed} は未確認`]),
      ].join('、')}`,
    securityGroup: (ports) =>
      `セキュリティグループ：すべてのインターフェイスエンドポイントで 1 つを共用できます。クライアントからのインバウンド ${tcp(ports)} を許可`,
    otherPorts: (name, ports) => `${name} のセキュリティグループ：インバウンド ${tcp(ports)} を許可`,
    routeTables: () =>
      'ルートテーブル：プライベートサブネットのものをゲートウェイエンドポイントに関連付け、アウトバウンドはプレフィックスリスト宛ての 443 を許可',
    about: (name, text) => `${name}：${text}`,
    sentence: (text) => `${text}。`,
    back: (answers) => `${answers} 件の構成に戻る`,
    backLabel: (answers) => `${answers} 件の構成に戻る：まとめて表示`,
    hint: '下のボタンから、それぞれの経路・注意点・ほかの方法・出典を表示できます。',
  },

  ways: {
    menu: 'ほかの方法',
    recommended: (method) => `${method}（推奨）`,
    publicEndpoint: 'パブリックエンドポイントがあるので、こちらでも接続できます',
    another: (recommended, when) => `推奨とは別の方法です。推奨：${conditional(recommended, when)}`,
    anotherCase: (recommended, when) =>
      `下の条件での方法です。それ以外の推奨：${conditional(recommended, when)}`,
  },

  cost: {
    title: '料金',
    gateway: (wins) =>
      `ゲートウェイエンドポイント：時間料金・データ処理料金ともに無料${wins ? 'で、通信量にかかわらず NAT ゲートウェイより割安' : ''}`,
    endpoints: (count, month) =>
      `インターフェイスエンドポイント ${count === undefined ? '1 個につき' : `${count} 個`}：${month}`,
    nat: (month) => `NAT ゲートウェイ：${month}`,
    month: ({ azs, fixed, gb }, others) =>
      `${azs} AZ で月 ${fixed} USD ＋ ${gb} USD/GB${inBrackets(others.map((other) => `${other.azs} AZ ${other.fixed}`))}`,
    withoutConditional: '。条件付きのものは含みません',
    notConfirmed: (method, regionName) =>
      `${chargedMethods[method]}：${regionName}の料金は未確認のため、AWS の料金ページを確認してください`,
    breakEven: (azs, stays, goes, besides) => {
      const title = `損益分岐（${azs} AZ${besides ? '、ゲートウェイエンドポイントの通信は除く' : ''}）`;
      return goes === undefined
        ? `${title}：NAT ゲートウェイはほかの通信に必要なので、${cheaper(stays)}`
        : `${title}：NAT ゲートウェイを残すなら${cheaper(stays)}。なくせるなら${cheaper(goes)}`;
    },
    elsewhere: (regions) =>
      `${regions} に作るエンドポイントは含みません。料金はそのリージョンを指定して聞いてください`,
    ownPrices: '料金体系が異なるエンドポイントは含みません',
    basis: (regionName, date, withNat) =>
      `${regionName}、${date} 時点の AWS 料金表、1 か月 ${hoursAMonth} 時間で計算。${withNat ? 'NAT ゲートウェイはパブリック IPv4 アドレス込み、' : ''}インターネットへのデータ転送料は別`,
    pages: {
      'interface-endpoint': 'AWS PrivateLink の料金',
      'nat-gateway': 'Amazon VPC の料金（NAT ゲートウェイ）',
    },
  },

  estimate: {
    button: '料金を試算',
    label: '料金を試算：通信量、AZ 数、エンドポイントを指定して月額を計算',
    title: '料金の試算',
    submit: '再計算',
    close: '閉じる',
    heading: (names, regionName) => `${names.join('、')}（${regionName}）`,
    cheaper: (amount) => `エンドポイントのほうが、NAT ゲートウェイより月 ${amount} USD 安くなります。`,
    dearer: (amount) => `NAT ゲートウェイのほうが、エンドポイントより月 ${amount} USD 安くなります。`,
    same: 'エンドポイントと NAT ゲートウェイの料金は同じです。',
    total: (amount) => `月 ${amount} USD です。`,
    notCompared: '一方で他方を置き換えられないため、比較していません。',
    nothingChosen: 'エンドポイントを 1 つ以上選んでください。',
    endpoints: (count, total, sum) => `インターフェイスエンドポイント ${count} 個：月 ${total} USD ＝ ${sum}`,
    nat: (total, sum) => `NAT ゲートウェイ：月 ${total} USD ＝ ${sum}`,
    natTraffic: (total, sum) => `NAT ゲートウェイ（残すので、この通信の分だけ）：月 ${total} USD ＝ ${sum}`,
    gateway: 'ゲートウェイエンドポイント：0.00 USD',
    hours: ({ count, azs, hour, addressHour }) =>
      `${count === 1 ? '' : `${count} 個 × `}${azs} AZ × ${hoursAMonth} 時間 × ${addressHour === undefined ? hour : `（${hour} ＋ パブリック IPv4 アドレス ${addressHour}）`}`,
    portion: (gb, price) => `${gb} GB × ${price}`,
    plus: ' ＋ ',
    breakEven: (told, besides) =>
      `損益分岐${besides ? '（インターフェイスエンドポイントの通信量）' : ''}：${cheaper(told)}`,
    crossing: (price) =>
      `通信が各 AZ に均等にあるとして、別の AZ の NAT ゲートウェイを通る分に AZ 間の転送料 ${price} USD/GB を加えています`,
    gb: {
      interface: 'インターフェイスエンドポイントの通信量（GB/月）',
      gateway: 'ゲートウェイエンドポイントの通信量（S3・DynamoDB、GB/月）',
      nat: 'NAT ゲートウェイの通信量（GB/月）',
    },
    gbHint: '送受信の合計を数字で入力します（例：500）',
    gbInvalid: (most) => `0 から ${most} までの数字を入力してください（例：500）。`,
    azs: 'AZ の数',
    azOption: (count) => `${count} AZ`,
    region: 'リージョン',
    regionOption: (name, code) => `${name}（${code}）`,
    natLabel: 'NAT ゲートウェイ',
    natHint: 'リージョナル NAT ゲートウェイも、稼働する AZ ごとに同じ料金です',
    natOptions: {
      stays: '残す（ほかの通信に使う）',
      'one-each': 'なくせる（AZ ごとに 1 個ある場合）',
      'one-shared': 'なくせる（全 AZ で 1 個を共用する場合）',
    },
    endpointsLabel: '作成するインターフェイスエンドポイント',
    required: '必須',
  },

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
    vpcEndpoints: 'VPC エンドポイント',
    inVpc: 'VPC 内で直接接続',
    inVpcGuard: 'セキュリティグループ：各ポート',
    ports: tcp,
    counts: ({ interfaces, gateways, others, conditional, nat, inVpc }) =>
      [
        ...(interfaces + gateways > 0
          ? [
              `VPC エンドポイント ${interfaces + gateways} 個${gateways > 0 ? `（うち無料 ${gateways}）` : ''}`,
            ]
          : []),
        ...(others > 0 ? [`その他 ${others}`] : []),
        ...(nat > 0 ? [`NAT ゲートウェイ経由 ${nat}`] : []),
        ...(inVpc > 0 ? [`VPC 内で直接 ${inVpc}`] : []),
        ...(conditional > 0 ? [`使う場合のみ ${conditional}`] : []),
      ].join('、'),
    names: (names, more) => `${names.join('、')}${more > 0 ? ` ほか ${more} 件` : ''}`,
    withNat: 'NAT ゲートウェイも必要',
    withoutNat: 'NAT ゲートウェイ不要',
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
};

const needs: Record<Need, string> = { required: '', conditional: '（条件付き）', optional: '（任意）' };

const chargedMethods: Record<ChargedMethod, string> = {
  'interface-endpoint': 'インターフェイスエンドポイント',
  'nat-gateway': 'NAT ゲートウェイ',
};

function cheaper(told: CheaperTold): string {
  switch (told.kind) {
    case 'always':
      return '通信量にかかわらずエンドポイントが割安';
    case 'never':
      return '通信量にかかわらず NAT ゲートウェイが割安';
    case 'above':
      return `月 約 ${told.gb} GB を超えるとエンドポイントが割安`;
  }
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}

function conditional(method: string, when: string | undefined): string {
  return `${method}${when === undefined ? '' : `（${when}）`}`;
}

function tcp(ports: readonly number[]): string {
  return `TCP ${ports.join('、')}`;
}
