"""`make bench`: take every measured claim, or the one that is named, and keep it with its date."""

import importlib
import json
import os
import pkgutil
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import benchmarks
from benchmarks.claim import Claim

_RESULTS = Path(__file__).parent / "results"
_PLUMBING = {"claim"}


def main(only: list[str]) -> int:
    """Measure what `only` names, or all. Returns 1 when one was not, 2 for no such name."""
    modules = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    found = {name for name in modules if not name.startswith("_")} - _PLUMBING
    if not set(only) <= found:
        print(f"bench: there is no claim of that name; there are: {', '.join(sorted(found))}")
        return 2
    return max([_measure(name) for name in only or sorted(found)])


def _measure(name: str) -> int:
    try:
        claims: list[Claim] = importlib.import_module(f"benchmarks.{name}").measure()
    except AssertionError as fault:
        print(f"{name}: not measured: {fault}", flush=True)
        return 1
    for claim in claims:
        print(f"{name}: {claim}", flush=True)
    _keep(name, claims)
    return 0


def _keep(name: str, claims: list[Claim]) -> None:
    now = datetime.now(UTC)
    kept = {
        "claim": name,
        "when": now.isoformat(timespec="seconds"),
        "machine": _machine(),
        "ratios": [_kept(claim) for claim in claims],
    }
    _RESULTS.mkdir(exist_ok=True)
    path = _RESULTS / f"{now:%Y-%m-%d}-{name}.json"
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")


def _kept(claim: Claim) -> dict[str, str | float]:
    aims = {"at least": claim.aim, "at most": claim.most}
    held = {f"aim: {word}": aim for word, aim in aims.items() if aim is not None}
    return {"about": claim.about, "ratio": round(claim.ratio, 3), **held}


def _machine() -> dict[str, str | int]:
    lines = (
        Path("/proc/cpuinfo").read_text().splitlines() if os.path.exists("/proc/cpuinfo") else []
    )
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count() or 0,
        "system": platform.platform(),
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
