"""Would Kubernetes take the manifest of docs/performance.md?"""

from pathlib import Path

import kubernetes_validate
import pytest
import yaml

MANIFEST = Path(__file__).parents[1] / "docs" / "kubernetes.yaml"
VERSION = kubernetes_validate.latest_version()


def parts():
    return list(yaml.safe_load_all(MANIFEST.read_text(encoding="utf-8")))


@pytest.mark.parametrize("part", parts(), ids=lambda part: part["kind"])
def test_each_part_is_valid_by_the_strict_schema_of_kubernetes(part):
    kubernetes_validate.validate(part, VERSION, strict=True)


def test_the_schema_refuses_a_typo():
    (job,) = (part for part in parts() if part["kind"] == "CronJob")
    job["spec"]["shedule"] = job["spec"].pop("schedule")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(job, VERSION, strict=True)


def test_two_rounds_of_one_association_never_run_at_once_on_one_disk():
    claim, job = parts()
    pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    assert job["spec"]["concurrencyPolicy"] == "Forbid"
    assert claim["spec"]["accessModes"] == ["ReadWriteOnce"]
    assert volumes["data"]["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]
    (container,) = pod["containers"]
    assert {mount["name"] for mount in container["volumeMounts"]} == volumes.keys()
