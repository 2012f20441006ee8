"""The browser client is served whole, each file under its policy, and nothing else is."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from quietroom.server.site import ID, NAME, SCREENS, read
from tests.server.world import World

ROOT = Path(__file__).parents[2]


def _get(world: World, path: str, packed: str = "identity") -> httpx.Response:
    return world.get(path, headers={"accept-encoding": packed})


@pytest.mark.parametrize("path", ["/", "/join", "/r/" + 32 * "a", f"/r/{32 * '0'}/agreement"])
def test_screens_are_one_page(world: World, path: str) -> None:
    """Every screen's path answers with the same page, which names nobody."""
    found = _get(world, path)

    assert found.status_code == 200
    assert "<title>Quietroom</title>" in found.text
    assert found.headers["x-robots-tag"] == "noindex, nofollow"
    assert found.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/r/short", "/admin", "/assets/", "/index.html"])
def test_nothing_else_is_there(world: World, path: str) -> None:
    """A path that is neither a screen's nor a file's is not found."""
    assert _get(world, path).status_code == 404


def test_page_policy(world: World) -> None:
    """The page runs scripts of this server alone and turns no text into markup."""
    policy = _get(world, "/").headers["content-security-policy"]

    assert "default-src 'none'; script-src 'self';" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/keys.js", "/keys-fallback.js"])
def test_keys_policy(world: World, path: str) -> None:
    """The key worker may reach nothing at all."""
    policy = _get(world, path).headers["content-security-policy"]

    assert policy == (
        "default-src 'none'; script-src 'wasm-unsafe-eval'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_viewer_policy(world: World) -> None:
    """Files of others are shown by a page without an origin, which can connect to nothing."""
    found = _get(world, "/viewer.html").headers
    policy = found["content-security-policy"]

    assert policy.startswith("sandbox allow-scripts; default-src 'none'; ")
    assert "connect-src" not in policy
    assert "allow-same-origin" not in policy
    assert "trusted-types 'none'" in policy
    assert found["cross-origin-resource-policy"] == "same-origin"


def test_only_the_viewer_s_own_files_cross_origins(world: World) -> None:
    """A page without an origin loads its script and its style; nothing else may be had so."""
    crossing = {
        path
        for path in read().assets
        if _get(world, path).headers.get("cross-origin-resource-policy") != "same-origin"
    } - {"/"}

    assert crossing == {"/viewer.js", "/viewer.css"}


def test_files_carry_what_every_answer_does(world: World) -> None:
    """No header that protects an answer of the server is missing on a file."""
    found = _get(world, "/").headers

    assert found["cross-origin-opener-policy"] == "same-origin"
    assert found["cross-origin-resource-policy"] == "same-origin"
    assert found["cross-origin-embedder-policy"] == "require-corp"
    assert found["referrer-policy"] == "no-referrer"
    assert found["x-content-type-options"] == "nosniff"
    assert len(found.get_list("cache-control")) == 1


def test_packed_for_whoever_takes_it(world: World) -> None:
    """The same bytes go packed to who asks for that."""
    plain, packed = _get(world, "/"), _get(world, "/", "gzip, br")

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert "content-encoding" not in plain.headers


def test_names_by_content_last_for_ever(world: World) -> None:
    """A file whose name holds its content's hash need not be asked for again."""
    asset = next(path for path in read().assets if path.startswith("/assets/"))

    assert "immutable" in _get(world, asset).headers["cache-control"]


def test_only_reading(world: World) -> None:
    """A screen's path takes no post, and tells of a page's head only its headers."""
    assert world.ask("POST", "/").status_code == 404
    assert world.ask("HEAD", "/").content == b""


def test_no_site_no_page(tmp_path: Path) -> None:
    """A checkout whose client was never built has no page."""
    assert read(tmp_path / "nothing").find("/") is None


def test_packing_is_the_same_each_time(tmp_path: Path) -> None:
    """No time stands in what is packed: two servers serve the same bytes."""
    (tmp_path / "a.css").write_bytes(b"a{color:red}" * 99)
    packed = read(tmp_path).assets["/a.css"].packed

    assert packed == gzip.compress(b"a{color:red}" * 99, 9, mtime=0)


def test_screens_are_those_of_the_client() -> None:
    """The server knows the paths that the client's router knows, and no other."""
    routes = (ROOT / "web" / "app" / "routes.ts").read_text()
    plain = {path.replace("\\/", "/") for path in re.findall(r"/\^(\S*?)\$/,", routes)}
    filled = re.findall(r"`\^(\S+?)\$`", routes)
    with_id = {path.replace("${ID}", ID).replace("${NAME}", NAME) for path in filled}

    assert len(plain | with_id) == len(re.findall(r"\bscreen\(", routes))
    assert plain | with_id == set(SCREENS)


def test_in_the_wheel() -> None:
    """The site that is served came with the package."""
    assert {"/", "/keys.js", "/keys-fallback.js"} <= read().assets.keys()
