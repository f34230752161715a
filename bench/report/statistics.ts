/** The value that `percent` of all values do not exceed (nearest rank, so it is one that was measured). Throws when there are none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error(`no percentile ${percent} of ${values.length} values`);
  return value;
}

/** The middle value, or the mean of the two in the middle. Throws when there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('no median of no values');
  return (lower + upper) / 2;
}

/**
 * How many times the peer's value ours is: the median of the ratios pair by pair, because the two of a pair were measured one right
 * after the other and met the same machine. Throws when a value has no partner.
 */
export function pairedRatio(ours: readonly number[], peers: readonly number[]): number {
  if (ours.length !== peers.length) throw new Error(`${ours.length} values of ours and ${peers.length} of the peer`);
  return median(ours.map((value, index) => value / (peers[index] ?? NaN)));
}
