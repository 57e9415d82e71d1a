import type { PlaceName } from './figure.js';
import type { TextStyle } from './line-break.js';

/** Sizes in pixels of a picture that is 800 wide or a little more; it is drawn 1,600 wide. */
export const size = {
  narrowest: 800,
  /** Of a picture with many rows, which is tall. */
  narrowestPlan: 900,
  margin: 16,
  titleIcon: 46,
  /** Top of the outermost frame. */
  top: 80,
  /** Radius of an icon on the way, of the smaller ones in a row, and of those in rows that stand close together. */
  icon: 29,
  rowIcon: 20,
  denseIcon: 15,
  frameIcon: 28,
  frameHeader: 35,
  frameInset: 13,
  guardInset: 9,
  badge: 11.5,
  arrowHead: 9,
  shortestArrow: 58,
  gap: 15,
} as const;

export const text = {
  title: { size: 23, weight: 'bold' },
  subtitle: { size: 15.5, weight: 'regular' },
  tag: { size: 14.5, weight: 'bold' },
  frame: { size: 14.5, weight: 'bold' },
  guard: { size: 12.5, weight: 'bold' },
  label: { size: 15, weight: 'bold' },
  detail: { size: 13, weight: 'regular' },
  rowLabel: { size: 14, weight: 'bold' },
  rowDetail: { size: 12.5, weight: 'regular' },
  badge: { size: 13.5, weight: 'bold' },
  step: { size: 15, weight: 'regular' },
} as const satisfies Record<string, TextStyle>;

export const color = {
  background: '#f7f9fb',
  ink: '#232f3e',
  soft: '#545b64',
  white: '#ffffff',
  guard: '#dd344c',
  guardText: '#b0122b',
  link: '#8c4fff',
  linkFill: '#f6f1ff',
} as const;

/** Frames in the colours of AWS's own diagrams; the names on them a shade darker, to be read. */
export const frames: Record<
  PlaceName,
  {
    readonly stroke: string;
    readonly fill: string;
    readonly ink: string;
    readonly icon: string;
    readonly dashed?: true;
  }
> = {
  cloud: { stroke: '#242f3e', fill: '#ffffff', ink: '#232f3e', icon: 'architecture-group/AWSCloudlogo' },
  region: {
    stroke: '#00a4a6',
    fill: 'none',
    ink: '#007678',
    icon: 'architecture-group/Region',
    dashed: true,
  },
  'other-region': {
    stroke: '#00a4a6',
    fill: 'none',
    ink: '#007678',
    icon: 'architecture-group/Region',
    dashed: true,
  },
  vpc: { stroke: '#8c4fff', fill: 'none', ink: '#6b2fd6', icon: 'architecture-group/VirtualprivatecloudVPC' },
  'other-vpc': {
    stroke: '#8c4fff',
    fill: 'none',
    ink: '#6b2fd6',
    icon: 'architecture-group/VirtualprivatecloudVPC',
  },
  'private-subnet': {
    stroke: '#00a4a6',
    fill: '#e6f6f7',
    ink: '#007678',
    icon: 'architecture-group/Privatesubnet',
  },
  'public-subnet': {
    stroke: '#7aa116',
    fill: '#f2f6e8',
    ink: '#4d6b00',
    icon: 'architecture-group/Publicsubnet',
  },
  'endpoint-subnet': {
    stroke: '#00a4a6',
    fill: '#e6f6f7',
    ink: '#007678',
    icon: 'architecture-group/Privatesubnet',
  },
  'on-premises': {
    stroke: '#7d8998',
    fill: '#ffffff',
    ink: '#545b64',
    icon: 'architecture-group/Corporatedatacenter',
  },
};

export const tags = {
  good: { fill: '#e8f3d6', ink: '#3f5a00' },
  charged: { fill: '#fcebd9', ink: '#8a3b00' },
  plain: { fill: '#e1eefa', ink: '#0b4a7d' },
} as const;
