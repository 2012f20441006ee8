"""`python -m quietroom` is `quietroom`."""

import sys

from .cli.main import main

sys.exit(main())
