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
  showTopic: (name) => `${name}：回答を表示`,
  howToAsk: (command) =>
    `${command} のように、サービス名を付けて聞いてください。使い方は ${command.split(' ')[0]} help で確認できます。`,
  askWithName:
    '「@VPC Access ecr」のように、サービス名を付けてメンションしてください。このスレッドで答えます。',
  ambiguous: 'いくつかの意味に取れます。どれのことですか？',
  welcome: 'どういたしまして。ほかのサービスも、名前を送ってもらえれば調べます。',
  failed:
    'こちらの不具合で答えられませんでした。もう一度試してください。続くようなら、このボットの管理者に知らせてください。',
  tooLate: 'Slack の制限時間内に画面を開けませんでした。もう一度試してください。',
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
    'コマンドの回答は自分にだけ表示されます。チャンネルでメンションすると、スレッドで答えます。ショートカット「VPC endpoint or NAT?」では、1 文字目から名前を探せます。メッセージのメニューの「Which endpoint? 接続方法は？」は、そのメッセージについて答えます。全サービスの早見表はホームタブにあります。',

  home: {
    title: 'VPC エンドポイントか、NAT ゲートウェイか',
    intro:
      'プライベートサブネットから各 AWS サービスにつなぐ方法の早見表です。質問は `/vpcaccess ecr`、チャンネルでのメンション、メッセージタブのどれでもできます。',

    recentTitle: '最近聞いたこと',
    recentNote:
      '直近の 5 件を自分にだけ表示しています。ここに残るのは何について聞いたかだけで、書いた文章は残りません。',
    recentNone: '質問すると、直近の 5 件がここに並びます。自分にだけ表示されます。',
    recentCleared: '履歴を消去しました。これから聞いたことは、またここに並びます。',
    andMore: (name, count) => `${name} ほか ${count} 件`,
    clear: '履歴を消去',
    clearLabel: '履歴を消去：最近聞いたことの記録を消します',
    oftenAskedTitle: 'よく聞かれること',

    settingsTitle: '設定',
    languageTitle: '回答の言語',
    languageOption: { automatic: '自動（質問と同じ言語）', en: 'English', ja: '日本語' },
    languageNow: {
      automatic: '質問と同じ言語で答えます（判断できないときは Slack の言語）。',
      en: '常に英語で答えます。',
      ja: '常に日本語で答えます。',
    },
    regionTitle: '質問で指定しないときのリージョン',
    regionOption: (name, code) => `${name}（${code}）`,
    regionDefaultOption: (name, code) => `既定：${name}（${code}）`,
    regionNow: (name, code, isSet) =>
      isSet ? `${name}（${code}）に設定しています。` : `このボットの既定の${name}（${code}）です。`,
    saved: '保存しました。',

    servicesTitle: '接続方法ごとのサービス一覧',
    servicesNote: (count, name) =>
      `全 ${count} サービスを、推奨する接続方法ごとに分けています。\`ecr.api\` は \`${name}\` の略です。`,
    list: (name, count) => `${name} ${count}`,
    listLabel: (list) => `${list}：サービスの一覧を表示`,
    position: (name, first, last, total) => `${name}：${total} 件中 ${first}～${last} 件目`,
    goToPage: 'ページを選ぶ',
    page: (first, last, from, to) => `${first}～${last}：${from} ～ ${to}`,
    previous: '前のページ',
    next: '次のページ',
    pageLabel: (label, first, last, total) => `${label}：${total} 件中 ${first}～${last} 件目`,
    about: 'この方法について',
    aboutLabel: (method) => `この方法について：${method}`,
    depends: '使い方による',
    unconfirmed: '未確認',
    moreNames: (count) => `ほか ${count} 個`,
    details: '詳しく',
    detailsLabel: (name) => `詳しく：${name}`,

    workloadsTitle: '構成ごとに必要なエンドポイント',
    workloadsNote: 'インターネットに出られないサブネットで動かすときに、作成するものをまとめて表示します。',
    workloads: (count) => `すべての構成（${count}）`,
    errorsTitle: 'よくあるエラー',
    errorsNote: '原因と確認することを表示します。エラーメッセージをそのまま貼り付けて聞くこともできます。',
    errors: (count) => `すべてのエラー（${count}）`,
    conceptsTitle: '用語と仕組み',
    concepts: (count) => `すべての用語（${count}）`,

    howToAskTitle: '質問のしかた',

    changesTitle: '最近の変更',
    changesNote: '古い記事にはまだ反映されていない内容です。',
    changed: (name, date) => `${name}・${date}`,
    noticed: (count) => `ほかの変更（日付は不明、${count} 件）`,

    footnote: (first, last, regionName, region) =>
      `${first === last ? first : `${first} ～ ${last}`} に確認した情報です。回答ごとに確認日と出典があります。このボットの既定のリージョンは${regionName}（${region}）です。`,
  },

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

  search: {
    title: 'エンドポイントか NAT か',
    close: '閉じる',
    submit: '答えを見る',
    names: 'サービス・構成・用語・エラーを探す',
    namesPlaceholder: '名前を入力（例：ecr）',
    words: '文章で聞く、またはエラーを貼り付ける',
    wordsPlaceholder: 'オンプレから S3',
    nothingAsked: '上の欄で名前を選ぶか、ここに質問を入力してください。',
    noWords:
      'このメッセージには読み取れる文章がありませんでした。/vpcaccess ecr のように、サービス名で聞いてください。',
    unknownShortcut:
      '古いバージョンのショートカットです。/vpcaccess ecr のように、サービス名で聞いてください。',
    kinds: { concept: '用語', workload: '構成', symptom: 'エラー' },
  },

  sharing: {
    share: 'チャンネルに共有',
    shareLabel: 'チャンネルに共有：この回答を全員に見えるように投稿',
    sharedBy: (person) => `${person} が共有しました`,
    send: 'チャンネルにも投稿',
    sendLabel: 'チャンネルにも投稿：この回答をスレッドの外にも表示',
    confirm: {
      title: 'チャンネルにも投稿しますか？',
      text: 'この回答が、あなたの名前付きでチャンネルの全員に表示されます。',
      yes: '投稿する',
      no: 'キャンセル',
    },
    sentFromThread: (person) => `${person} がスレッドから投稿しました。`,
    openThread: 'スレッドを開く',
    sentBy: (person) => `${person} がチャンネルにも投稿しました`,
    alreadySent: 'この回答はチャンネルに投稿済みです。',
    hindrance: {
      notInvited:
        'このチャンネルに参加していないため投稿できません。/invite @VPC Access で招待してから、もう一度試してください。社外と共有しているチャンネルでは、このアプリを導入したワークスペースのメンバーが招待してください。',
      archived:
        'このチャンネルはアーカイブ済みのため、誰も投稿できません。別のチャンネルで聞き直して、そこで共有してください。',
      restricted:
        'このチャンネルでは投稿が制限されています。チャンネルの管理者にアプリの投稿を許可してもらうか、別のチャンネルで共有してください。',
      threadsOnly:
        'このチャンネルにはスレッドの中でしか投稿できません。スレッドでサービス名を付けてメンションしてください。そこで答えます。',
      threadClosed:
        'このスレッドは削除またはロックされているため投稿できません。チャンネルで聞き直して、そこで共有してください。',
      tooLong:
        '回答が長すぎて Slack に投稿できません。サービスを減らして聞き直して、その回答を共有してください。',
      elsewhere:
        'このチャンネルは、このアプリを導入していないワークスペースのものです。自分のワークスペースのチャンネルで共有してください。',
      busy: 'いまは Slack がこのチャンネルへの投稿を受け付けていません。1 分ほど待って、もう一度試してください。',
    },
    postedHereInstead: (channel, why) => {
      const whys = {
        notInvited: 'このアプリが参加していない',
        archived: 'チャンネルがアーカイブ済みの',
        restricted: '投稿が制限されている',
        threadsOnly: 'スレッドの中でしか投稿できない',
        threadClosed: 'スレッドが削除またはロックされている',
        elsewhere: 'このアプリを導入していないワークスペースのチャンネルである',
        busy: 'いま Slack が投稿を受け付けていない',
      };
      return `${channel} では${whys[why]}ため、投稿できませんでした。回答はこちらに送ります。`;
    },
  },
  thread: {
    readFrom: (pieces) => `このスレッドから読み取りました：${pieces.map((piece) => `「${piece}」`).join('')}`,
    nothing:
      'このスレッドから AWS サービスや既知のエラーを読み取れませんでした。「@VPC Access ecr」のように、サービス名を付けてメンションしてください。',
    needsScope:
      'ここではスレッドを読む権限がありません。「@VPC Access ecr」のように、サービス名を付けてメンションしてください。メンションされたスレッドを読めるようにするには、アプリの管理者がスコープ channels:history と groups:history を許可して、アプリを再インストールします。',
    needsInvitation:
      'このチャンネルに参加していないため、スレッドを読めません。/invite @VPC Access で招待してからもう一度メンションするか、「@VPC Access ecr」のようにサービス名を付けてください。',
    unreadable:
      'いまはこのスレッドを読めませんでした。1 分ほど待ってもう一度メンションするか、「@VPC Access ecr」のようにサービス名を付けてください。',
  },

  feedback: {
    good: '👍 役に立った',
    goodLabel: '👍 役に立った：この回答は正しい',
    bad: '👎 違う・足りない',
    badLabel: '👎 違う・足りない：この回答のおかしいところを知らせる',
    missing: '足りない情報を知らせる',
    missingLabel: '足りない情報を知らせる：探していたものを伝える',
    thanks: 'ありがとうございます。お役に立てて何よりです。',
    formTitle: 'フィードバック',
    about: (names, regionName, region) => `対象の回答：${names}（${regionName} ${region}）`,
    asked: (words) => `質問：「${words}」`,
    expected: { bad: 'どのような答えを期待していましたか？', missing: '何を探していましたか？' },
    expectedExample: {
      bad: '今はインターフェイスエンドポイントに対応している、など',
      missing: 'サービス名や、エラーメッセージの全文など',
    },
    more: 'ほかに伝えたいこと',
    moreExample: '根拠になるページ（AWS のドキュメントなど）の URL があると助かります',
    readers: {
      posted:
        '情報を管理している担当者に、あなたの名前と一緒に届きます（確認のためご連絡することがあります）。パスワードやキーなどは書かないでください。',
      kept: '情報を管理している担当者が後で見られるよう、名前なしで保存します。パスワードやキーなどは書かないでください。',
    },
    send: '送信',
    cancel: 'キャンセル',
    received: {
      posted: 'ありがとうございます。情報を管理している担当者が確認します。',
      kept: 'ありがとうございます。情報を管理している担当者が確認できるよう保存しました。',
    },
    reportTitle: { bad: '👎 回答への指摘がありました', missing: '答えられなかった質問があります' },
    shown: '表示した回答',
    shownAnswer: (headline, verified) => `${headline}（${verified} 確認）`,
    inRegion: (regionName, region) => `リージョン：${regionName}（${region}）`,
    askedTitle: '質問',
    expectedTitle: '期待していた内容',
    moreTitle: 'そのほか',
    from: (person) => `${person} から`,
    openIssue: 'GitHub で issue を作成',
    openIssueLabel: 'GitHub で issue を作成：内容は入力済みです',
    issueTitle: (about, verdict) => (verdict === 'bad' ? `「${about}」の誤り・不足` : `未対応：${about}`),
    oursSays: '現在の回答',
    shouldSay: '正しい内容',
    source: '出典',
  },

  assistant: {
    title: '確認済みの情報だけを使って答えます（言語モデルは使いません）。例：',
    prompts: [
      {
        title: 'ECR の pull がタイムアウトする',
        message: 'プライベートサブネットから ECR の pull がタイムアウトするのはなぜ？',
      },
      { title: 'オンプレミスから S3 につなぐ', message: 'オンプレミスから S3 につなぐには？' },
      {
        title: 'NAT なしで ECS on Fargate',
        message: 'NAT なしで ECS on Fargate を動かすのに必要なエンドポイントは？',
      },
      { title: 'ゲートウェイエンドポイントとは', message: 'ゲートウェイエンドポイントとは？' },
    ],
    noModel: '回答は確認済みのナレッジベースから返します。言語モデルは使っていません。',
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
