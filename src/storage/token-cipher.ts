import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Something was encrypted with a key that is not at hand. Nothing is lost: with the key it can be read again. */
export class UnknownKeyError extends Error {
  readonly code = 'token_key_unknown';

  constructor(readonly keyId: string) {
    super(`it was encrypted with the key ${keyId}, which is not listed`);
    this.name = 'UnknownKeyError';
  }
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts tokens at rest: AES-256-GCM, bound to what they belong to, each with the id of its key. */
export class TokenCipher {
  readonly #keys: ReadonlyMap<string, Buffer>;
  /** The key that encrypts; the others only decrypt. */
  readonly keyId: string;

  /** `keys`: of 32 bytes, the current one first. */
  constructor(keys: readonly [Buffer, ...Buffer[]]) {
    this.#keys = new Map(keys.map((key) => [idOf(key), key]));
    this.keyId = idOf(keys[0]);
  }

  /** `owner`: what the secret belongs to; it decrypts for the same owner alone. */
  seal(secret: string, owner: string): { keyId: string; sealed: string } {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key(this.keyId), nonce).setAAD(Buffer.from(owner));
    const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64');
    return { keyId: this.keyId, sealed };
  }

  /** @throws UnknownKeyError; an error of node:crypto when it was tampered with or belongs to another owner */
  open({ keyId, sealed }: { keyId: string; sealed: string }, owner: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const nonce = bytes.subarray(0, nonceBytes);
    const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
    const decipher = createDecipheriv(algorithm, this.#key(keyId), nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (key === undefined) throw new UnknownKeyError(id);
    return key;
  }
}

/** Tells keys apart and tells nothing of them. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('vpcaccess token key').update(key).digest('hex').slice(0, 8);
}
