import { writeAmount, type Amount } from '../domain/money.ts';
import { shellWord } from '../snippets/shell-word.ts';

export interface PasteOptions {
  readonly url: string;
  /** null when every pair of the first account is disabled. */
  readonly keyPair: { readonly secretId: string; readonly secretKey: string } | null;
  /** What clients are told to trust where calls are served over HTTPS. */
  readonly authorityFile: string;
  readonly billingEnabled: boolean;
  /** What the balance of an account begins with. */
  readonly openingCredit: Amount;
}

/** In the first region of the catalogue; every account has a VPC with a subnet in each zone there. */
const REGION = 'ap-guangzhou';
const ZONE = 'ap-guangzhou-3';
const ZONE_ID = 100003;

/**
 * What a newcomer reads when the server is up. All of it may be pasted into a shell: what is no call is a comment there.
 * The secrets stand in one place, which the calls take them from.
 */
export function callsToPaste({ url, keyPair, authorityFile, ...money }: PasteOptions): string {
  const secretId = keyPair?.secretId ?? '';
  const secretKey = keyPair?.secretKey ?? '';
  const noKeys = keyPair === null ? '# Every key pair is disabled: make one with  brokerage credentials create\n' : '';
  return `
# Brokerage serves calls at ${url}, and the console at ${new URL('console', url).href}
#   SecretId   ${secretId}
#   SecretKey  ${secretKey}
${balanceLine(money)}${noKeys}# Paste this first, then any of the calls: each buys an instance of Kafka.
export BROKERAGE_URL=${shellWord(url)} TENCENTCLOUD_REGION=${REGION}
export TENCENTCLOUD_SECRET_ID=${shellWord(secretId)} TENCENTCLOUD_SECRET_KEY=${shellWord(secretKey)}
${url.startsWith('https:') ? overTls(authorityFile) : overHttp()}
`;
}

function balanceLine({
  billingEnabled,
  openingCredit,
}: Pick<PasteOptions, 'billingEnabled' | 'openingCredit'>): string {
  if (!billingEnabled) return '# Nothing is charged: billing.enabled is off.\n';
  return `# Instances are charged by the hour to a balance that begins at ${writeAmount(openingCredit)}: npx brokerage billing balance\n`;
}

/** Every client, as it is. */
function overHttp(): string {
  return `
# tccli (pip install tccli)
${TCCLI}

${nodeAndPython()}

# Terraform: its provider has no setting for an endpoint, so its plain HTTP calls come here as to a proxy
${TERRAFORM}
`;
}

/** How each client is told to trust the authority. */
function overTls(authorityFile: string): string {
  return `
# The certificate is of this home's own authority. Node (NODE_EXTRA_CA_CERTS), Go and Terraform (SSL_CERT_FILE) and the Python SDK
# (HttpProfile(certification=...)) trust it so:
export BROKERAGE_CA=${shellWord(authorityFile)}
export NODE_EXTRA_CA_CERTS="$BROKERAGE_CA" SSL_CERT_FILE="$BROKERAGE_CA"
# Java:  keytool -importcert -noprompt -cacerts -storepass changeit -alias brokerage -file "$BROKERAGE_CA"
# curl:  curl --cacert "$BROKERAGE_CA" ...
# tccli has no setting for it and needs a server without TLS.

${nodeAndPython()}
`;
}

function nodeAndPython(): string {
  return `# Node SDK (npm install tencentcloud-sdk-nodejs)
${NODE}

# Python SDK (pip install tencentcloud-sdk-python-ckafka tencentcloud-sdk-python-vpc)
${PYTHON}`;
}

const SUBNET_FILTER = `[{"Name":"zone","Values":["${ZONE}"]}]`;

const TCCLI = `tccli ckafka CreatePostPaidInstance --endpoint "$BROKERAGE_URL" --ZoneId ${ZONE_ID} --InstanceName from-tccli \\
  $(tccli vpc DescribeSubnets --endpoint "$BROKERAGE_URL" --Filters '${SUBNET_FILTER}' \\
    --filter "SubnetSet[0].join(' ', ['--VpcId', VpcId, '--SubnetId', SubnetId])" | tr -d '"')
tccli ckafka DescribeInstances --endpoint "$BROKERAGE_URL"`;

const NODE = `node -e '
const { ckafka, vpc } = require("tencentcloud-sdk-nodejs");
const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey, BROKERAGE_URL } = process.env;
const { protocol, host } = new URL(BROKERAGE_URL);
const httpProfile = { protocol: protocol + "//", endpoint: host };
const options = { credential: { secretId, secretKey }, region: "${REGION}", profile: { httpProfile } };
(async () => {
  const { SubnetSet } = await new vpc.v20170312.Client(options).DescribeSubnets({ Filters: ${SUBNET_FILTER} });
  const { VpcId, SubnetId } = SubnetSet[0];
  const order = { VpcId, SubnetId, ZoneId: ${ZONE_ID}, InstanceName: "from-node" };
  console.log(await new ckafka.v20190819.Client(options).CreatePostPaidInstance(order));
})();'`;

const PYTHON = `python3 - <<'END'
import os
from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ckafka.v20190819.ckafka_client import CkafkaClient
from tencentcloud.vpc.v20170312.vpc_client import VpcClient
who = credential.Credential(os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
profile = ClientProfile(httpProfile=HttpProfile(endpoint=os.environ["BROKERAGE_URL"], certification=os.environ.get("BROKERAGE_CA")))
found = VpcClient(who, "${REGION}", profile).call_json("DescribeSubnets", {"Filters": ${SUBNET_FILTER}})
subnet = found["Response"]["SubnetSet"][0]
order = {"VpcId": subnet["VpcId"], "SubnetId": subnet["SubnetId"], "ZoneId": ${ZONE_ID}, "InstanceName": "from-python"}
print(CkafkaClient(who, "${REGION}", profile).call_json("CreatePostPaidInstance", order))
END`;

const TERRAFORM = `mkdir -p brokerage-terraform && cat > brokerage-terraform/main.tf <<'END'
terraform {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}
provider "tencentcloud" {
  region   = "${REGION}"
  protocol = "HTTP"
}
resource "tencentcloud_vpc" "net" {
  name       = "from-terraform"
  cidr_block = "10.0.0.0/16"
}
resource "tencentcloud_subnet" "net" {
  name              = "from-terraform"
  vpc_id            = tencentcloud_vpc.net.id
  availability_zone = "${ZONE}"
  cidr_block        = "10.0.1.0/24"
}
resource "tencentcloud_ckafka_instance" "kafka" {
  instance_name       = "from-terraform"
  charge_type         = "POSTPAID_BY_HOUR"
  zone_id             = ${ZONE_ID}
  vpc_id              = tencentcloud_vpc.net.id
  subnet_id           = tencentcloud_subnet.net.id
  specifications_type = "profession"
  kafka_version       = "2.8.1"
  band_width          = 20
  disk_size           = 200
  partition           = 400
  disk_type           = "CLOUD_BASIC"
}
END
terraform -chdir=brokerage-terraform init
HTTP_PROXY="$BROKERAGE_URL" NO_PROXY= terraform -chdir=brokerage-terraform apply`;
