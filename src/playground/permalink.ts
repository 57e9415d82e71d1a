/** Addresses of messages, as Slack makes them: `…/archives/C0NETWORKS/p1764000000000100?thread_ts=…`. */

export function permalinkOf(
  { channel, ts, threadTs }: { channel: string; ts: string; threadTs?: string | undefined },
  root: string,
): string {
  const thread =
    threadTs === undefined ? '' : `?${new URLSearchParams({ thread_ts: threadTs, cid: channel })}`;
  return `${root}/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

/** Where in the page such an address leads: `<channel>/<thread>`; undefined for any other address. */
export function placeOf({ pathname, searchParams }: URL): string | undefined {
  const [, channel, seconds, rest] = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/.exec(pathname) ?? [];
  return channel === undefined
    ? undefined
    : `${channel}/${searchParams.get('thread_ts') ?? `${seconds}.${rest}`}`;
}
