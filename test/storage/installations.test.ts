import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/storage/database.js';
import { createStorage } from '../../src/storage/storage.js';
import { TokenCipher } from '../../src/storage/token-cipher.js';
import { inEveryEngine } from './engines.js';

const [oldKey, newKey, otherKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const secret = JSON.stringify({ bot: { token: 'xoxb-secret' } });

inEveryEngine('installations in', (at) => {
  test('are known to every replica, newest last, until they are removed', async () => {
    const [first, second] = [at.storage, at.replica].map((each) =>
      each.installations(new TokenCipher([newKey])),
    );
    expect(await first?.find('T1')).toBeUndefined();
    await first?.save('T1', secret);
    await second?.save('T1', `${secret} again`);
    await second?.save('T2', 'other');
    expect(await first?.find('T1')).toBe(`${secret} again`);
    await first?.remove('T1');
    expect(await second?.find('T1')).toBeUndefined();
    expect(await second?.find('T2')).toBe('other');
  });

  test('are encrypted anew with the first of two keys, after which the other is not needed', async () => {
    await at.storage.installations(new TokenCipher([oldKey])).save('T1', secret);
    const rotating = at.replica.installations(new TokenCipher([newKey, oldKey]));
    expect(await rotating.keysInUse()).toEqual([new TokenCipher([oldKey]).keyId]);
    expect(await rotating.find('T1')).toBe(secret);
    expect(await rotating.keysInUse()).toEqual([new TokenCipher([newKey]).keyId]);
    expect(await at.storage.installations(new TokenCipher([newKey])).find('T1')).toBe(secret);
  });

  test('with a wrong key end in one clear error, and are there again with the right one', async () => {
    await at.storage.installations(new TokenCipher([oldKey])).save('T1', secret);
    const wrong = at.storage.installations(new TokenCipher([otherKey]));
    await expect(wrong.find('T1')).rejects.toMatchObject({
      code: 'token_key_unknown',
      keyId: new TokenCipher([oldKey]).keyId,
    });
    expect(await at.storage.installations(new TokenCipher([oldKey])).find('T1')).toBe(secret);
  });

  test('are found when somebody goes back from a release that changed the tables', async () => {
    await at.storage.installations(new TokenCipher([newKey])).save('T1', secret);
    const newer = await openDatabase(at.location);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-newer', '2100-01-01')`.execute(
      newer,
    );
    await newer.destroy();
    const older = createStorage(at.location, { info: () => {}, warn: () => {} });
    try {
      expect(await older.installations(new TokenCipher([newKey])).find('T1')).toBe(secret);
    } finally {
      await older.close();
    }
  });
});

describe('a sealed secret', () => {
  const cipher = new TokenCipher([newKey]);

  test('shows nothing of it and never looks the same', () => {
    const [a, b] = [cipher.seal(secret, 'T1'), cipher.seal(secret, 'T1')];
    expect(a.sealed).not.toBe(b.sealed);
    expect(Buffer.from(a.sealed, 'base64').toString('latin1')).not.toContain('xoxb');
    expect(cipher.open(a, 'T1')).toBe(secret);
  });

  test('opens for its owner alone, and only as it was', () => {
    const { keyId, sealed } = cipher.seal(secret, 'T1');
    expect(() => cipher.open({ keyId, sealed }, 'T2')).toThrow(/authenticate/);
    for (const at of [0, 12, 40]) {
      const bytes = Buffer.from(sealed, 'base64');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => cipher.open({ keyId, sealed: bytes.toString('base64') }, 'T1')).toThrow(/authenticate/);
    }
  });
});

test('while the database is away nothing is kept in memory instead', async () => {
  const location = { kind: 'postgres', url: 'postgres://bot:secret@127.0.0.1:9/x' } as const;
  const storage = createStorage(location, { info: () => {}, warn: () => {} });
  const store = storage.installations(new TokenCipher([newKey]));
  await expect(store.save('T1', secret)).rejects.toMatchObject({ code: 'storage_away' });
  await expect(store.find('T1')).rejects.toMatchObject({ code: 'storage_away' });
  await storage.close();
});
