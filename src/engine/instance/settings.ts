/** Whether a broker has another value for one of these settings, or none. */
export function lacksAny(has: ReadonlyMap<string, string>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).some(([name, value]) => has.get(name) !== value);
}
