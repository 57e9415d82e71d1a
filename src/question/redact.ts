/** Characters of a message that are looked at. */
const longestRead = 2000;

type Rule = readonly [what: RegExp, instead: string];

/** Tokens and addresses that show what they are. */
const tokens: readonly Rule[] = [
  [/-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*/g, '[key]'],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:A3T[A-Z0-9]|ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA)[A-Z0-9]{12,}/g, '[key]'],
  [/\b(?:xox[a-z]|xapp|xwfp)(?:\.[a-z0-9]+)*-[\w.-]+/gi, '[token]'],
  [/\b(?:gh[a-z]|github_pat|glpat|npm|sk|pk)[_-][\w-]{16,}/g, '[token]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  [/(\bhooks\.slack(?:-gov)?\.com\/)\S+/gi, '$1[token]'],
  // A user and a password in an address, and its parameters: signatures stand there.
  [/(?<=:\/\/)[^\s/@]+@/g, '[secret]@'],
  [/(\b(?:https?|wss?):\/\/[^\s?#]+)(?:\?\S*|#[^\s=]*=\S*)/gi, '$1'],
];

/** Secrets after a word that tells, and what is somebody's own. */
const secrets: readonly Rule[] = [
  [
    /(?<![a-z])((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|credentials?)["']?\s*[=:]\s*)["']?[^\s"',;]+/gi,
    '$1[secret]',
  ],
  [/((?:パスワード|シークレット|トークン)\s*[=:＝：は]\s*)[!-~]{4,}/g, '$1[secret]'],
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '[id]'],
];

/** Who and where somebody is. Read last: digits are also part of keys. */
const numbers: readonly Rule[] = [
  [/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?!\d|\.\d)/g, '[ip]'],
  [/\bip-\d{1,3}(?:-\d{1,3}){3}\b/gi, '[ip]'],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/gi, '[ip]'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?![\w:])/gi,
    '[ip]',
  ],
  // An account, whether in an ARN, in the host name of a registry or on its own.
  [/(?<!\d)\d{4}-?\d{4}-?\d{4}(?!\d)/g, '[account]'],
  [/\d{9,}/g, '[number]'],
];

/** An address, or a long run of the letters of Base64, hexadecimal included. */
const runs = /\bhttps?:\/\/\S+|[A-Za-z0-9+/_-]{16,}={0,2}/g;

/**
 * A message without what looks like a secret or tells who or where somebody is: keys, tokens, passwords, e-mail
 * and IP addresses, AWS accounts, ids of resources. Of a longer text than 2,000 characters the rest is left out.
 */
export function redact(message: string): string {
  const text = [...message.slice(0, longestRead * 2)].slice(0, longestRead).join('');
  const withoutSecrets = replaceAll(withoutTokens(text), secrets).replace(runs, (run) =>
    looksRandom(run) ? '[token]' : run,
  );
  return replaceAll(withoutSecrets, numbers);
}

/** A text without keys, tokens, and what stands in an address to let somebody in. */
export function withoutTokens(text: string): string {
  return replaceAll(text, tokens);
}

function replaceAll(text: string, rules: readonly Rule[]): string {
  return rules.reduce((left, [what, instead]) => left.replace(what, instead), text);
}

/**
 * Whether a run is no words, even joined ones (`aws_s3control_multi_region`, `AmazonS3ReadOnlyAccess`): letters
 * and digits take turns in it, it is long hexadecimal, or it has the form of a secret access key.
 */
function looksRandom(run: string): boolean {
  if (/^https?:/.test(run)) return false;
  if (run.length === 40 && isMixed(run)) return true;
  const parts = run.split(/[^A-Za-z0-9]+/).filter((part) => part.length >= 6);
  const turns = parts.flatMap((part) => part.match(/\d(?=[a-z])|[a-z](?=\d)/gi) ?? []).length;
  return turns >= 3 || parts.some((part) => isHexadecimal(part) || (isMixed(part) && !isOfWords(part)));
}

function isHexadecimal(part: string): boolean {
  return /^(?=.*\d)[0-9a-f]{16,}$/i.test(part);
}

function isMixed(part: string): boolean {
  return part.length >= 12 && /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part);
}

/** Words that start with a capital, and abbreviations with a number: `S3`, `EC2`. */
function isOfWords(part: string): boolean {
  return /^(?:[A-Z]{0,5}[a-z]{2,}|[A-Z]{1,4}\d{1,2}(?=[A-Z]))+\d{0,3}$/.test(part);
}
