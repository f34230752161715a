import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallFailure } from '../../api/failure.ts';
import { timeText } from '../../components/times.ts';
import { LanguageProvider } from '../../language/language.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { monthsAfter } from './term-end.ts';

const END = Date.parse('2026-12-26T10:00:00+08:00') / 1000;
const INSTANCE = {
  ...{ InstanceId: 'ckafka-1', InstanceName: 'orders', InstanceType: 'profession', Status: 1, ExpireTime: END },
  ...{ Bandwidth: 160, DiskSize: 300, DiskType: 'CLOUD_SSD', MaxPartitionNumber: 500, PartitionNumber: 0 },
};

/** A server with one instance, which renews it when it is asked to. */
const server = { end: END, calls: [] as { action: string; parameters: object }[], losesAnswers: false, aMonth: 2165 };

vi.mock('../../api/use-api.ts', () => ({
  useApi: () => ({
    scope: ['100000000001', 'ap-guangzhou'],
    call: (_product: string, action: string, parameters: object) => Promise.resolve(answer(action, parameters)),
  }),
}));

function answer(action: string, parameters: object): object {
  server.calls.push({ action, parameters });
  if (action === 'DescribeInstanceAttributes') return { Result: { ExpireTime: server.end } };
  if (action === 'InquireCkafkaPrice') return priceOf(parameters as Parameters<typeof priceOf>[0]);
  server.end = monthsAfter(server.end, (parameters as { TimeSpan: number }).TimeSpan);
  if (server.losesAnswers) throw new CallFailure('unreachable', 'gone');
  return { Result: { BigDealId: '1', DealName: '1' } };
}

function priceOf(asked: { InstanceChargeParam: { InstanceChargePeriod: number } }): object {
  const TimeSpan = asked.InstanceChargeParam.InstanceChargePeriod;
  const InstancePrice = { DiscountPrice: server.aMonth * TimeSpan, Currency: 'CNY', TimeSpan, TimeUnit: 'm' };
  return { Result: { InstancePrice, PublicNetworkBandwidthPrice: null } };
}

const renewals = (): object[] =>
  server.calls.filter((it) => it.action === 'RenewCkafkaInstance').map((it) => it.parameters);
const button = (): HTMLButtonElement => screen.getByRole('button', { name: 'Renew' });

beforeEach(() => {
  Object.assign(server, { end: END, calls: [], losesAnswers: false });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <LanguageProvider>
        <RenewDialog instance={INSTANCE} onClose={() => undefined} />
      </LanguageProvider>
    </QueryClientProvider>,
  );
});
afterEach(cleanup);

it('can be confirmed only at a price that was told, and then shows until when the server says it is paid', async () => {
  expect(button().disabled).toBe(true);
  await screen.findByText('2,165.00 CNY');
  fireEvent.change(screen.getByLabelText('Months'), { target: { value: '3' } });
  expect(button().disabled).toBe(true);
  await screen.findByText('6,495.00 CNY');
  const until = timeText(monthsAfter(END, 3), 'en');
  screen.getByText(until);
  fireEvent.click(button());
  await screen.findByText('It is renewed.');
  screen.getByText(until);
  expect(renewals()).toEqual([{ InstanceId: 'ckafka-1', TimeSpan: 3 }]);
});

it('takes 1 to 36 months, and asks for no price of anything else', async () => {
  await screen.findByText('2,165.00 CNY');
  const asked = server.calls.length;
  fireEvent.change(screen.getByLabelText('Months'), { target: { value: '37' } });
  expect((await screen.findByRole('alert')).textContent).toBe('Allowed: 1 to 36.');
  expect(button().disabled).toBe(true);
  expect(server.calls.length).toBe(asked);
});

it('renews once when the answer is lost and the button is pressed again', async () => {
  await screen.findByText('2,165.00 CNY');
  server.losesAnswers = true;
  fireEvent.click(button());
  await screen.findByText(/The server does not answer/);
  server.losesAnswers = false;
  fireEvent.click(button());
  await screen.findByText(/Its term has changed/);
  screen.getByText(timeText(monthsAfter(END, 1), 'en'));
  expect(renewals()).toHaveLength(1);
});
