/** Words that carry no meaning of their own in a question. */
const fillers = new Set(
  (
    'a about all also an and call d like ll please re s t ve vpcaccess any anyone are be been can could do does for from get give got has have having hello help ' +
    'hey hi how i if in into is it its just know me my need needs no not of on or our out over please pls should so ' +
    'some talk tell than thanks that the their them there these they this through to up us use using via want was we ' +
    'what when where which who why will with without work works would you your'
  ).split(' '),
);

/** The same in Japanese, as far as they are not written in hiragana. */
const kanjiFillers = new Set([
  '場合',
  '時',
  '何',
  '方',
  '方法',
  '必要',
  '要',
  '教',
  '人',
  '使',
  '行',
  '出来',
  '可能',
  '件',
]);

/** What joins the names of a list: "ecr, logs and ssm". */
const connectors = new Set(['and', 'or', 'plus', 'vs', 'versus', 'と', 'や', 'も', 'とか', 'か']);

/** A word: letters of one script, since Japanese puts no spaces between them. */
const wordPattern =
  /[A-Za-z0-9]+|[\p{Script=Katakana}ーﾞﾟ]+|\p{Script=Hiragana}+|\p{Script=Han}+|[\p{L}\p{N}]/gu;

export interface Word {
  readonly text: string;
  /** Where it stands in the message (UTF-16 offsets, the end exclusive). */
  readonly from: number;
  readonly to: number;
}

export function wordsOf(text: string): Word[] {
  // Most names are one word.
  if (/^[A-Za-z0-9]+$/.test(text)) return [{ text, from: 0, to: text.length }];
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    text: word,
    from: index,
    to: index + word.length,
  }));
}

/** A word that says nothing about what is asked; hiragana are endings and particles. */
export function isFiller(word: string): boolean {
  return fillers.has(word.toLowerCase()) || kanjiFillers.has(word) || /^\p{Script=Hiragana}+$/u.test(word);
}

/** Whether what stands between two names does no more than join them. */
export function joinsNames(between: string): boolean {
  return wordsOf(between).every(({ text }) => connectors.has(text.toLowerCase()));
}

/** Latin letters or katakana: scripts in which names are written. */
export function isNameLike(word: string): boolean {
  return /^[A-Za-z0-9\p{Script=Katakana}ー]/u.test(word);
}
