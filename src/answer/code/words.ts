import type { Localized } from '../../knowledge/knowledge.js';
import type { KnownInput } from './inputs.js';

/** What the comments in the code say, in one language. A sentence ends where its line may end. */
export interface CodeWords {
  /** What the code is for. `regionName` is missing where the code belongs in another Region than the one asked about. */
  heading(names: readonly string[], region: string, regionName: string | undefined): string;
  /** What is said about one of the topics, or what one of the services is there for. */
  about(name: string, text: string): string;
  readonly inputs: Readonly<Record<KnownInput, string>>;
  securityGroupOf(name: string): string;
  /** The endpoint service that belongs to a resource of one's own. */
  serviceNameOf(name: string): string;
  readonly fullAccess: string;
  /** The bucket that a narrower policy must let through. */
  layers(bucket: string): string;
  readonly privateDnsNotConfirmed: string;
  /** Calls of the VPC itself stay on the gateway endpoint. */
  readonly onlyInbound: string;
  /** The same where that gateway endpoint is no part of the code. */
  readonly needsGateway: string;
  readonly crossRegion: string;
  readonly natGateway: string;
  readonly oneRouteTable: string;
  /** A rule for what runs in the VPC. */
  readonly letsIn: string;
  readonly portsInUse: string;
  readonly loadBalancer: string;
  readonly listenerPort: string;
  /** The tool cannot create it, and the AWS CLI can. */
  onlyByCommand(name: string, command: string): string;
  /** None of the tools is worth it. */
  byHand(name: string): string;
  nothingToCreate(name: string): string;
  elsewhere(names: readonly string[], region: string): string;
  readonly leftOut: string;
}

/** Reads a text of the knowledge in the language of the words. */
export type Read = (text: Localized) => string;
