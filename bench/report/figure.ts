/** What a figure shall be. All that is given must hold. */
export interface Aim {
  /** In the figure's unit. */
  readonly below?: number;
  /** In the figure's unit. */
  readonly from?: number;
  readonly ratioBelow?: number;
  readonly ratioFrom?: number;
  /** In the figure's unit, both ends included. */
  readonly between?: readonly [number, number];
}

/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'KB' | 'MB' | 'MB/s' | '/s' | '% of a core';
  readonly ours: number;
  /** What the same run measured beside it, in the same unit. */
  readonly peer: { readonly name: string; readonly value: number } | null;
  /** Ours to the peer's, pair by pair; null without a peer. */
  readonly ratio: number | null;
  readonly aim: Aim | null;
}

export type Verdict = 'met' | 'not met' | '';

/** Whether the aim is met; empty for a figure without one. */
export function verdictOf({ ours, ratio, aim }: Figure): Verdict {
  if (aim === null) return '';
  const [least, most] = aim.between ?? [-Infinity, Infinity];
  const isMet = ours < (aim.below ?? Infinity) && ours >= (aim.from ?? least) && ours <= most;
  const isRatioMet = (ratio ?? 0) < (aim.ratioBelow ?? Infinity) && (ratio ?? 0) >= (aim.ratioFrom ?? -Infinity);
  return isMet && isRatioMet ? 'met' : 'not met';
}

const HEADING = ['figure', 'ours', 'peer', 'ratio', 'aim', '', 'the peer is'] as const;

/** The cells of the report, the heading first. */
export function reportRows(figures: readonly Figure[]): string[][] {
  return [[...HEADING], ...figures.map(row)];
}

function row(figure: Figure): string[] {
  const { name, unit, ours, peer, ratio, aim } = figure;
  return [
    name,
    withUnit(ours, unit),
    peer === null ? '' : withUnit(peer.value, unit),
    ratio === null ? '' : ratio.toFixed(2),
    aim === null ? '' : aimText(aim, unit),
    verdictOf(figure),
    peer?.name ?? '',
  ];
}

function aimText({ below, from, ratioBelow, ratioFrom, between }: Aim, unit: Figure['unit']): string {
  const parts = [
    ...(below === undefined ? [] : [`< ${below} ${unit}`]),
    ...(from === undefined ? [] : [`>= ${from} ${unit}`]),
    ...(between === undefined ? [] : [`${between[0]} to ${between[1]} ${unit}`]),
    ...(ratioBelow === undefined ? [] : [`ratio < ${ratioBelow}`]),
    ...(ratioFrom === undefined ? [] : [`ratio >= ${ratioFrom}`]),
  ];
  return parts.join(', ');
}

/** Three digits are as much as a machine that does other things too can tell. */
function withUnit(value: number, unit: Figure['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}
