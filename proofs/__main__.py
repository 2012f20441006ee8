"""`make prove`: play every proof, or the one that is named, and print what each found."""

import importlib
import pkgutil
import sys

import proofs


def main(only: list[str]) -> int:
    """Play the proofs named in `only`, or all. Returns 1 when one failed, 2 when one is unknown."""
    found = pkgutil.iter_modules(proofs.__path__)
    names = sorted(_called(proof.name) for proof in found if not proof.name.startswith("_"))
    if not set(only) <= set(names):
        print(f"prove: there is no proof of that name; there are: {', '.join(names)}")
        return 2
    return max([_play(name) for name in only or names])


def _called(module: str) -> str:
    """A proof as it is called: two-run is in two_run.py."""
    return module.replace("_", "-")


def _play(name: str) -> int:
    try:
        for line in (
            importlib.import_module(f"proofs.{name.replace('-', '_')}").prove().splitlines()
        ):
            print(f"{name}: {line}", flush=True)
    except AssertionError as fault:
        print(f"{name}: FAILED: {fault}", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
