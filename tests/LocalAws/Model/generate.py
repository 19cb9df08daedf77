#!/usr/bin/env python3
"""Writes the model subset beside this file from a botocore data folder.

Source: AWS_MODELS_DIR (a botocore "data" folder) or the botocore this python3 can import.
Kept: names, types, required, enums, limits, patterns, locations, targets, error codes. Dropped: all prose.

  generate.py             rewrite the subset in place
  generate.py --out DIR   write it elsewhere (the freshness test compares)
  generate.py --version   print the version of the model found; exit 3 when there is none
"""
import argparse
import gzip
import json
import os
import pathlib
import re
import sys

OPERATIONS = {
    "ecs": [
        "RegisterTaskDefinition", "DescribeTaskDefinition", "ListTaskDefinitions", "DeregisterTaskDefinition",
        "CreateService", "UpdateService", "DeleteService", "DescribeServices", "ListServices",
        "ListServiceDeployments", "DescribeServiceDeployments", "DescribeServiceRevisions",
        "StopServiceDeployment", "ContinueServiceDeployment",
        "RunTask", "DescribeTasks", "ListTasks", "StopTask",
        "CreateCluster", "DescribeClusters", "ListClusters",
        "TagResource", "UntagResource", "ListTagsForResource",
        "CreateExpressGatewayService", "UpdateExpressGatewayService", "DescribeExpressGatewayService",
    ],
    "logs": [
        "CreateLogGroup", "CreateLogStream", "PutLogEvents",
        "GetLogEvents", "FilterLogEvents", "DescribeLogGroups", "DescribeLogStreams",
    ],
    "ssm": ["GetParameter", "GetParameters", "GetParametersByPath", "PutParameter", "DeleteParameter"],
    "sts": ["GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity"],
    "elbv2": ["DescribeTargetHealth", "DescribeTargetGroups", "DescribeLoadBalancers", "DescribeListeners", "DescribeRules"],
    "events": ["DescribeRule", "ListRules", "ListRuleNamesByTarget", "ListTargetsByRule", "PutTargets", "PutRule", "RemoveTargets"],
    "scheduler": ["GetSchedule", "ListSchedules", "UpdateSchedule"],
    "cloudwatch": ["DescribeAlarms", "GetMetricData", "SetAlarmState", "PutMetricAlarm", "PutCompositeAlarm", "PutMetricData"],
    "ecr": ["DescribeImages", "BatchGetImage", "DescribeRepositories"],
    "secretsmanager": ["DescribeSecret", "GetSecretValue"],
    "cloudformation": ["DescribeStacks"],
    "apprunner": [
        "ListServices", "DescribeService", "ListOperations", "UpdateService", "StartDeployment", "PauseService", "ResumeService", "CreateService",
    ],
    "s3": [
        "CreateBucket", "HeadBucket", "GetBucketLocation", "PutBucketVersioning", "ListObjectsV2",
        "PutObject", "GetObject", "HeadObject", "DeleteObject", "CopyObject",
        "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "AbortMultipartUpload",
    ],
    "lambda": [
        "CreateFunction", "GetFunction", "GetFunctionConfiguration", "ListFunctions", "DeleteFunction",
        "UpdateFunctionCode", "UpdateFunctionConfiguration", "PublishVersion", "ListVersionsByFunction",
        "CreateAlias", "GetAlias", "UpdateAlias", "DeleteAlias", "ListAliases", "Invoke",
        "GetPolicy", "AddPermission", "RemovePermission", "ListTags", "TagResource", "UntagResource",
        "GetFunctionConcurrency", "PutFunctionConcurrency", "GetProvisionedConcurrencyConfig", "PutProvisionedConcurrencyConfig",
        "CreateEventSourceMapping", "GetEventSourceMapping", "ListEventSourceMappings", "UpdateEventSourceMapping",
    ],
    "rds": [
        "CreateDBSnapshot", "DescribeDBSnapshots", "DeleteDBSnapshot",
        "CreateDBClusterSnapshot", "DescribeDBClusterSnapshots", "DeleteDBClusterSnapshot",
    ],
}

METADATA = [
    "apiVersion", "awsQueryCompatible", "endpointPrefix", "jsonVersion", "protocol", "protocols", "serviceId", "signingName", "targetPrefix", "xmlNamespace",
]
SHAPE_FACTS = ["type", "required", "enum", "min", "max", "pattern", "sensitive", "document", "flattened", "payload", "timestampFormat", "error", "exception"]
MEMBER_FACTS = ["shape", "location", "locationName"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    options.add_argument("--version", action="store_true")
    given = options.parse_args()

    data, version = find_models()
    if data is None:
        print("no model found: set AWS_MODELS_DIR to a botocore data folder, or: python3 -m pip install botocore", file=sys.stderr)
        return 3
    if given.version:
        print(version)
        return 0

    for service, operations in OPERATIONS.items():
        text = render(subset(load(data, service), operations, version))
        (given.out / f"{service}.json").write_text(text, encoding="utf-8")
    print(f"model subset of {sum(map(len, OPERATIONS.values()))} operations from {version}")
    return 0


def find_models():
    folder = os.environ.get("AWS_MODELS_DIR")
    if folder:
        data = pathlib.Path(folder)
        init = data.parent / "__init__.py"
        found = re.search(r"__version__ = '([^']+)'", init.read_text()) if init.exists() else None
        return data, f"botocore {found.group(1)}" if found else "models of unknown version"
    try:
        import botocore
    except ImportError:
        return None, None
    return pathlib.Path(botocore.__file__).parent / "data", f"botocore {botocore.__version__}"


def load(data, service):
    newest = max(path for path in (data / service).iterdir() if path.is_dir())
    for name, opener in (("service-2.json.gz", gzip.open), ("service-2.json", open)):
        if (newest / name).exists():
            with opener(newest / name, "rt", encoding="utf-8") as file:
                return json.load(file)
    raise SystemExit(f"no service-2.json in {newest}")


def subset(model, operations, version):
    wanted = {}
    for name in operations:
        operation = model["operations"].get(name)
        if operation is None:
            raise SystemExit(f"{model['metadata']['serviceId']} of {version} has no operation {name}: use a newer botocore")
        kept = {"method": operation["http"]["method"], "path": operation["http"]["requestUri"]}
        kept["input"] = operation["input"]["shape"] if "input" in operation else None
        kept["output"] = operation["output"]["shape"] if "output" in operation else None
        kept["resultWrapper"] = operation.get("output", {}).get("resultWrapper")
        kept["unsigned"] = operation.get("authtype") == "none"
        status = operation["http"].get("responseCode")
        kept["status"] = status if status != 200 else None
        kept["errors"] = sorted(error["shape"] for error in operation.get("errors", []))
        wanted[name] = {key: value for key, value in kept.items() if value}
    roots = [shape for kept in wanted.values() for shape in (kept.get("input"), kept.get("output"), *kept.get("errors", [])) if shape]
    return {
        "source": version,
        "metadata": {key: model["metadata"][key] for key in METADATA if key in model["metadata"]},
        "operations": wanted,
        "shapes": reachable(model["shapes"], roots),
    }


def reachable(shapes, roots):
    kept, todo = {}, list(roots)
    while todo:
        name = todo.pop()
        if name in kept:
            continue
        shape = shapes[name]
        facts = {key: shape[key] for key in SHAPE_FACTS if key in shape}
        for part in ("member", "key", "value"):
            if part in shape:
                facts[part] = member(shape[part])
                todo.append(shape[part]["shape"])
        if "members" in shape:
            facts["members"] = {key: member(value) for key, value in shape["members"].items()}
            todo.extend(value["shape"] for value in shape["members"].values())
        kept[name] = facts
    return dict(sorted(kept.items()))


def member(reference):
    return {key: reference[key] for key in MEMBER_FACTS if key in reference}


def render(model):
    """One operation or shape a line: small, and readable in a diff."""
    def line(value):
        return json.dumps(value, separators=(", ", ": "))

    def block(values):
        return ",\n".join(f"    {json.dumps(name)}: {line(value)}" for name, value in values.items())

    return (f'{{\n  "source": {line(model["source"])},\n  "metadata": {line(model["metadata"])},\n'
            f'  "operations": {{\n{block(model["operations"])}\n  }},\n  "shapes": {{\n{block(model["shapes"])}\n  }}\n}}\n')


if __name__ == "__main__":
    sys.exit(main())
