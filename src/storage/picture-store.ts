/** One picture in one workspace. */
export interface PictureKey {
  /** Of the workspace, or of the organisation where the app is installed in all of it. */
  readonly team: string;
  /** Of the picture's content. */
  readonly hash: string;
}

/** A picture that was uploaded to Slack. */
export interface PictureFile {
  readonly fileId: string;
  /**
   * `uploaded`: Slack may still be at work on it. `ready`: it can stand in a message. `shown`: a message that
   * only one person sees was accepted with it.
   */
  readonly state: 'uploaded' | 'ready' | 'shown';
}

/** Which pictures are in Slack already. Every replica of the bot sees the same. */
export interface PictureStore {
  find(key: PictureKey): Promise<PictureFile | undefined>;
  /** The pictures last saved, at most `most`. */
  recent(most: number): Promise<readonly (PictureKey & PictureFile)[]>;
  /**
   * Whether the caller is the one to upload the picture: it is not there, and nobody else has claimed it in
   * the last minute.
   */
  claim(key: PictureKey): Promise<boolean>;
  /** Gives an own claim up. */
  release(key: PictureKey): Promise<void>;
  /** Remembers a file in place of the claim or of another file. What was shown stays so. */
  save(key: PictureKey, file: PictureFile): Promise<void>;
  /** Forgets a file that is no longer good; another one in its place stays. */
  forget(key: PictureKey, fileId: string): Promise<void>;
}

/** Whoever claimed a picture and has not uploaded it after a minute will not. */
export const claimMilliseconds = 60_000;
