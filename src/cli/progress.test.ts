import { expect, it } from 'vitest';
import { progressDisplay } from './progress.ts';
import { table } from './terminal.ts';

function display(isInteractive: boolean): { show: ReturnType<typeof progressDisplay>; written: () => string } {
  let written = '';
  let nowMs = 0;
  const terminal = { isInteractive, out: () => undefined, err: (text: string) => (written += text) };
  return { show: progressDisplay(terminal, () => (nowMs += 500)), written: () => written };
}

it('writes one plain line per step when nobody watches', () => {
  const { show, written } = display(false);
  show.show('fetching', 0, 2);
  show.show('fetching', 1, 2);
  show.show('starting');
  show.end();
  expect(written()).toBe('brokerage: fetching\nbrokerage: starting\n');
});

it('counts on one line and then says how long the step took on a terminal', () => {
  const { show, written } = display(true);
  show.show('fetching', 1, 2);
  show.show('fetching', 2, 2);
  show.show('starting');
  show.end();
  const lines = written()
    .split('\n')
    .map((line) => line.split('\r\u001b[2K').at(-1));
  expect(lines).toEqual(['✓ fetching (0.5 s)', '✓ starting (0.5 s)', '']);
  expect(written()).toContain('… fetching (2 of 2)');
});

it('keeps columns in line beside Chinese names, and control signs out of the terminal', () => {
  expect(
    table([
      ['NAME', 'X'],
      ['订单', '1'],
      ['a\u001b[2J', '2'],
    ]),
  ).toBe('NAME   X\n订单   1\na?[2J  2\n');
});
