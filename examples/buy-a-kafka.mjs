// Buys a Kafka with the cloud's own SDK, writes a record to it, reads it back and gives it away again.
//   node examples/buy-a-kafka.mjs [version]          version: 2.4.1, 2.4.2, 2.8.1 or 3.2.3
// Reads TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and BROKERAGE_URL (default http://127.0.0.1:8597).
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { ckafka, vpc } from 'tencentcloud-sdk-nodejs';

const {
  TENCENTCLOUD_SECRET_ID: secretId,
  TENCENTCLOUD_SECRET_KEY: secretKey,
  BROKERAGE_URL = 'http://127.0.0.1:8597',
} = process.env;
const [KafkaVersion = '3.2.3'] = process.argv.slice(2);

const options = {
  credential: { secretId, secretKey },
  region: 'ap-guangzhou',
  profile: { httpProfile: { protocol: 'http://', endpoint: new URL(BROKERAGE_URL).host } },
};
const kafkaService = new ckafka.v20190819.Client(options);
const network = new vpc.v20170312.Client(options);

// Every account has a default network with a subnet in each zone.
const { SubnetSet } = await network.DescribeSubnets({ Filters: [{ Name: 'zone', Values: ['ap-guangzhou-3'] }] });
const [{ VpcId, SubnetId }] = SubnetSet;

const begun = Date.now();
const order = { VpcId, SubnetId, ZoneId: 100003, InstanceName: 'first', KafkaVersion, BandWidth: 20, DiskSize: 200 };
const { Result: bought } = await kafkaService.CreatePostPaidInstance({ ...order, Partition: 400 });
const { InstanceId } = bought.Data;
console.log(`bought   ${InstanceId} with order ${bought.Data.DealNames[0]}`);

const describe = async () => (await kafkaService.DescribeInstancesDetail({ InstanceId })).Result.InstanceList[0];
let instance = await describe();
while (instance.Status === 0) {
  await sleep(100);
  instance = await describe();
}
if (instance.Status !== 1) throw new Error(`${InstanceId} has status ${instance.Status}`);
const address = `${instance.Vip}:${instance.Vport}`;
console.log(`running  Kafka ${instance.Version} at ${address} after ${((Date.now() - begun) / 1000).toFixed(1)} s`);

const kafka = new kafkajs.Kafka({ brokers: [address], logLevel: kafkajs.logLevel.ERROR });
const [admin, producer, consumer] = [kafka.admin(), kafka.producer(), kafka.consumer({ groupId: 'readers' })];
await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
await admin.createTopics({ topics: [{ topic: 'greetings', numPartitions: 3 }], waitForLeaders: true });
await producer.send({ topic: 'greetings', messages: [{ value: 'hello' }] });
console.log('produced hello');
await consumer.subscribe({ topic: 'greetings', fromBeginning: true });
await new Promise((resolve, reject) => {
  const eachMessage = async ({ message }) => resolve(console.log(`consumed ${message.value}`));
  consumer.run({ eachMessage }).catch(reject);
});
await Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]);

await kafkaService.DeleteInstancePost({ InstanceId });
while ((await describe()) !== undefined) await sleep(100);
console.log(`deleted  ${InstanceId}`);
