"""Sends each request that stands on standard input, one JSON a line, with the cloud's own SDK."""

import json
import sys

from tencentcloud.common import credential
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

for line in sys.stdin:
    asked = json.loads(line)
    profile = ClientProfile(signMethod=asked["signMethod"], language="zh-CN")
    profile.httpProfile = HttpProfile(protocol="http", endpoint=asked["endpoint"], reqMethod=asked["method"])
    profile.unsignedPayload = asked["unsignedPayload"]
    key = credential.Credential(asked["secretId"], asked["secretKey"])
    client = CommonClient("ckafka", "2019-08-19", key, "ap-changsha", profile)
    if asked["multipart"]:
        client.call("CreatePostPaidInstance", asked["parameters"], options={"IsMultipart": True})
    else:
        client.call_json("CreatePostPaidInstance", asked["parameters"])
