"""What we ship to run a server with: the unit, the proxy that keeps no log, backup and restore.

The unit is read by systemd's own checks. The proxy's configuration is checked by Caddy, then run in
front of a real server: nothing that it writes holds a visitor's address or path, also when the
server is gone; with a log switched on, the same search finds both. Backup and restore are the
commands of docs/guides/operator.md, run as they stand there, in other folders.

systemd-analyze must be there. Caddy is fetched from Debian where it is not.
"""

import os
import shlex
import shutil
import socket
import ssl
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from tests.docs.pages import blocks, section
from tests.server.process import serving

_ROOT = Path(__file__).parents[1]
_GUIDE = _ROOT / "docs" / "guides" / "operator.md"
_UNIT = _ROOT / "deploy" / "quietroom.service"
_CADDYFILE = _ROOT / "deploy" / "Caddyfile"
_SCRIPT = Path(sysconfig.get_path("scripts"), "quietroom")

_INSTALLED = "/opt/quietroom/.venv/bin/quietroom"

_EXPOSED = 20
"""The most exposure, in tenths, that systemd may find; 100 is a unit that shuts nothing."""

_PATH, _VISITOR = "/nothing/of-somebody-in-particular", "127.0.0.2"


def prove() -> str:
    """Try all of it. Raises `AssertionError` with what is wrong, or which tool is missing."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        exposure, found, size = _unit(folder), _proxy(folder), _restore(folder)
    return (
        f"unit ok, exposure {exposure} of 10; proxy ok, no trace (control with a log: {found}); "
        f"backup restored, log of {size}"
    )


# --- the unit


def _unit(folder: Path) -> str:
    shipped = _UNIT.read_text()
    assert f"ExecStart={_INSTALLED} " in shipped, "the unit starts another program than the guide"
    unit, broken = folder / "quietroom.service", folder / "broken.service"
    unit.write_text(shipped.replace(_INSTALLED, str(_SCRIPT)))
    broken.write_text(unit.read_text().replace("PrivateTmp=", "PrivatTmp="))
    told = _systemd("verify", str(unit))
    assert not told, f"systemd-analyze verify: {told}"
    assert _systemd("verify", str(broken)), "a misspelt setting was not found: this check is blind"
    told = _systemd("security", "--offline=yes", f"--threshold={_EXPOSED}", str(unit))
    return told.rpartition(f"{unit.name}: ")[2].split()[0]


def _systemd(verb: str, *args: str) -> str:
    ended = _run(_needed("systemd-analyze", "systemd"), verb, "--no-pager", *args)
    assert verb == "verify" or not ended.returncode, f"systemd-analyze: {ended.stdout[-200:]}"
    return (ended.stdout + ended.stderr).strip()


# --- the proxy


def _proxy(folder: Path) -> int:
    caddy, shipped = shutil.which("caddy") or _fetched(folder, "caddy"), _CADDYFILE.read_text()
    ended = _caddy(caddy, folder, "validate", shipped)
    assert not ended.returncode, f"caddy validate: {ended.stderr[-300:]}"
    assert _caddy(caddy, folder, "validate", f"{shipped}}}").returncode, "this check is blind"
    assert _traces(caddy, folder / "quiet", shipped) == 0, "the proxy wrote down who asked for what"
    logged = shipped.replace("reverse_proxy", "log\n\treverse_proxy")
    logged = logged.replace("include ", "include http.log.access http.log.error ")
    found = _traces(caddy, folder / "logged", logged)
    assert found, "with a log switched on nothing was found: this search is blind"
    return found


def _traces(caddy: str, folder: Path, config: str) -> int:
    """Visit a server through the proxy, also when it is gone; count what was written of that."""
    outside, inside = _free_port(), _free_port()
    config = config.replace("mentoring.example.org {", f"https://localhost:{outside} {{")
    config = config.replace("127.0.0.1:8470", f"127.0.0.1:{inside}")
    config = config.replace(
        "admin off", "admin off\n\tskip_install_trust\n\tauto_https disable_redirects"
    )
    options = ("--port", str(inside), "--public-url", f"https://localhost:{outside}")
    with serving(folder / "data", *options) as server, _running(caddy, folder, config):
        client = _visitor(folder, outside)
        answer = client.get(_PATH)
        assert answer.status_code == 404, f"the proxy answered {answer.status_code}"
        assert "strict-transport-security" in answer.headers, "the server knows no https"
        server.stop()
        assert client.get(_PATH).status_code == 502, "the server is gone and still answers"
        client.close()
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(raw.count(word.encode()) for raw in files for word in (_PATH, _VISITOR))


@contextmanager
def _running(caddy: str, folder: Path, config: str) -> Iterator[None]:
    page = folder / "Caddyfile"
    page.write_text(config)
    asked = [caddy, "run", "--adapter", "caddyfile", "--config", str(page)]
    with (
        (folder / "said").open("w") as said,
        subprocess.Popen(asked, stdout=said, stderr=said, env=_home(folder)) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


def _visitor(folder: Path, port: int) -> httpx.Client:
    """Somebody with an address of their own, once the proxy answers."""
    root = folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
    for _ in range(150):
        with suppress(OSError, httpx.ConnectError):
            trusted = ssl.create_default_context(cafile=root)
            way = httpx.HTTPTransport(verify=trusted, local_address=_VISITOR)
            client = httpx.Client(transport=way, base_url=f"https://localhost:{port}")
            client.get("/healthz")
            return client
        time.sleep(0.2)
    raise AssertionError("the proxy did not begin")


def _caddy(caddy: str, folder: Path, verb: str, config: str) -> "subprocess.CompletedProcess[str]":
    page = folder / "Caddyfile"
    page.write_text(config)
    return _run(caddy, verb, "--adapter", "caddyfile", "--config", str(page), env=_home(folder))


def _home(folder: Path) -> dict[str, str]:
    """Where Caddy keeps what it makes."""
    kept = str(folder)
    return {**os.environ, "HOME": kept, "XDG_DATA_HOME": kept, "XDG_CONFIG_HOME": kept}


def _fetched(folder: Path, package: str) -> str:
    """A program of one file, from Debian's package, installed nowhere."""
    below = folder / "debian"
    below.mkdir()
    remedy = f"{package} is not here and could not be fetched: apt install {package}"
    try:
        fetched = _run("apt-get", "download", package, cwd=below)
        (found,) = below.glob(f"{package}_*.deb")
        _run("dpkg", "-x", str(found), str(below))
    except (OSError, ValueError) as fault:
        raise AssertionError(remedy) from fault
    assert not fetched.returncode, remedy
    return str(below / "usr" / "bin" / package)


# --- backup and restore


def _restore(folder: Path) -> int:
    """Back up a running server, lose it, restore it, and come in again. Returns the log's size."""
    data, backup, home, kit = (folder / name for name in ("live", "backup", "home", "kit.txt"))
    port = str(_free_port())
    link = _quietroom("init", "--data", str(data), "--port", port)
    with serving(data, "--port", port) as server:
        _quietroom("join", link.strip(), "--home", str(home), "--kit-out", str(kit))
        before = httpx.get(f"{server.url}/log/checkpoint").text
        _play(_commands("Backup"), data, backup)
    _play(_commands("Restore"), data, backup)
    with serving(data, "--port", port) as server:
        assert httpx.get(f"{server.url}/log/checkpoint").text == before, "another log came back"
        _quietroom("card", "--home", str(home), "--unlock-from", str(kit))
    return int(before.splitlines()[1])


def _quietroom(*words: str) -> str:
    ended = _run(str(_SCRIPT), *words)
    assert not ended.returncode, f"quietroom {words[0]}: {ended.stderr}"
    return ended.stdout


def _commands(heading: str) -> list[str]:
    """The commands of the guide for SQLite, which stand first."""
    return blocks(section(_GUIDE.read_text(), heading))[0].splitlines()


def _play(commands: list[str], data: Path, backup: Path) -> None:
    """Run commands of the guide here, where there is neither systemd nor a person of its own."""
    for line in commands:
        here = line.replace("/var/lib/quietroom", str(data))
        here = here.replace("/var/backups/quietroom", str(backup)).replace(_INSTALLED, str(_SCRIPT))
        here = here.replace("-o quietroom -g quietroom ", "").removeprefix("sudo -u quietroom ")
        if not here.startswith(("systemctl ", "chown ")):
            ended = _run(*shlex.split(here))
            assert not ended.returncode, f"{line}: {ended.stderr}{ended.stdout}"


# --- tools


def _needed(tool: str, package: str) -> str:
    found = shutil.which(tool)
    assert found, f"{tool} is not here: apt install {package}"
    return found


def _run(
    *words: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(words, capture_output=True, text=True, check=False, env=env, cwd=cwd)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
