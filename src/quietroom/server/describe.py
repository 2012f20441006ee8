"""`python -m quietroom.server.describe` prints the OpenAPI document of the routes as they are."""

import sys

from .app import ROUTES
from .openapi import document

if __name__ == "__main__":
    sys.stdout.buffer.write(document(ROUTES))
