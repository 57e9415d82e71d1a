const english =
  /^((many |thanks|thank you|thank u|thx|ty|cheers|ok|okay|got it|great|perfect|nice|cool|awesome|very|so|much|a lot|again|all|everyone|for|the|your|help)[\s\p{P}\p{S}]*)+$/iu;
const japanese =
  /^((ありがと|う|有難|サンキュー|感謝|どうも|本当に|大変|いつも|助か|り|了解|承知|解決|なるほど|分か|わか|で|し|いた|ござい|です|ます|まし|た|ね)[\s\p{P}\p{S}]*)+$/u;
const core =
  /thank|thx|\bty\b|cheers|\bok(ay)?\b|got it|great|perfect|nice|cool|awesome|ありがと|有難|サンキュー|感謝|助か|了解|承知|解決|なるほど|分か|わか/i;

/** Whether a message is nothing but thanks or assent, so that it asks nothing: "thanks a lot!", "了解です". */
export function isCourtesy(text: string): boolean {
  return text.length <= 100 && core.test(text) && (english.test(text) || japanese.test(text));
}
