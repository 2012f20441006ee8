"""`python -m quietroom.server` is `quietroom serve` without the command line: tests start it so.

    python -m quietroom.server serve|check|init --data DIR [--database URL] [--host H] [--port N]
        [--public-url URL] [--programme NAME]

Source: spec/http.md section 10.
"""

import argparse
import sys

from . import arguments, run

if __name__ == "__main__":
    parser = argparse.ArgumentParser("quietroom.server")
    parser.add_argument("verb", choices=("serve", "check", "init"))
    arguments.add(parser)
    asked = parser.parse_args()
    config = arguments.config(asked)
    if asked.verb == "init":
        sys.stdout.write(f"{run.init(config)}\n")
        sys.exit(0)
    sys.exit((run.serve if asked.verb == "serve" else run.check)(config))
