"""moto's server as its command starts it, with clusters in its Kafka service that are made directly. Prints {"url": ...} first."""

import json
import socket
import sys

from moto.core import DEFAULT_ACCOUNT_ID
from moto.kafka.models import kafka_backends
from moto.server import main

clusters, region = int(sys.argv[1]), sys.argv[2]
backend = kafka_backends[DEFAULT_ACCOUNT_ID][region]
for number in range(clusters):
    backend.create_cluster(
        broker_node_group_info={"instanceType": "kafka.m5.large", "clientSubnets": ["subnet-bench"]},
        client_authentication=None,
        cluster_name=f"bench-{number}",
        tags={"team": "bench"},
    )

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
print(json.dumps({"url": f"http://127.0.0.1:{port}"}), flush=True)
main(["-p", str(port)])
