"""What this server hands out as a browser client, listed and committed to in every log it keeps.

Source: spec/http.md section 12, spec/tlog.md section 14.
"""

from collections.abc import Mapping

from ..ground.digest import sha256
from ..tlog.build import Build, File, headers_hash
from .headers import sent_with
from .site import ID, SCREENS, Asset, Site
from .store.engine import Store

SOME_ROOM = 32 * "0"
"""The id of no room, for the paths of screens that hold one."""


def listed(site: Site) -> bytes | None:
    """The list of every path of a site, each screen among them; none where there is no page."""
    if site.find("/") is None:
        return None
    paths = {*site.assets, *(screen.replace(ID, SOME_ROOM) for screen in SCREENS)}
    found = ((path, site.find(path)) for path in sorted(paths))
    return Build(tuple(_file(path, asset) for path, asset in found if asset)).encode()


async def publish(store: Store, site: Site) -> Mapping[bytes, bytes]:
    """Have every tenant's log commit to the list. Returns, by tenant, what is served of it."""
    document = listed(site)
    if document is None:
        return {}
    tenants = [tenant.id for tenant in await store.tenants.all()]
    return {tenant: (await store.tlog.build(tenant, document)).encode() for tenant in tenants}


def _file(path: str, asset: Asset) -> File:
    headers = ((name.decode(), text.decode()) for name, text in sent_with(asset))
    return File(path, sha256(asset.body), headers_hash(headers))
