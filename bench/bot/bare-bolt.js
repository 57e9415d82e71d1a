// The least that a bot on Bolt does: it acknowledges the command with two blocks, and posts two in a thread.
import bolt from '@slack/bolt';

const blocks = [
  { type: 'section', text: { type: 'mrkdwn', text: '*Amazon ECR*: use an *interface endpoint*' } },
  { type: 'context', elements: [{ type: 'mrkdwn', text: '`com.amazonaws.ap-northeast-1.ecr.api`' }] },
];
const text = 'Amazon ECR: interface endpoint';

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  // Without them Bolt asks Slack who it is before it answers.
  botId: 'B1',
  botUserId: 'UBOT',
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

app.command('/vpcaccess', async ({ ack }) => {
  await ack({ response_type: 'ephemeral', text, blocks });
});
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text, blocks });
});

await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.once('SIGTERM', () => process.exit(0));
