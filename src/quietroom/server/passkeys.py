"""Opening one's vault by a passkey, over HTTP.

Whoever shows a passkey is given what its person is given for a kit's token: the vault, sealed, and
its key, wrapped. What unwraps that key is the passkey's own and stays on the device.

Source: spec/http.md section 6; spec/identity.md section 9.
"""

from litestar import Response, post

from ..ground import canon, shape
from ..identity import signin
from ..identity.method import passkey_id
from . import ceremony
from .ceremony import Assertion
from .gate import Gate
from .identity import Challenge, handed_out
from .request import Asked
from .wire import CBOR, takes

SECONDS = 300
"""How long somebody may take to find and touch their passkey."""

BODY = 8 * 1024
"""The most bytes of an assertion with what belongs to it."""


@post("/api/passkeys/challenge", gate=Gate.ANYONE, status_code=200)
async def passkey_challenge(request: Asked) -> Challenge:
    """Give a nonce that one passkey may sign, within five minutes."""
    shell, nonce = request.shell, request.shell.entropy(signin.NONCE)
    expires = shell.clock() + SECONDS
    await shell.store.identity.challenge_new(request.tenant, nonce, expires)
    return Challenge(nonce.hex(), expires)


@post(
    "/api/vault/fetch-by-passkey",
    gate=Gate.ANYONE,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=BODY,
    operation_class=takes(
        "CBOR [account, credential id, client data, authenticator data, signature]."
    ),
)
async def fetch_by_passkey(request: Asked) -> Response[bytes]:
    """CBOR [vault, wrap, method id, generation, [[signed card, r] …]] for one of its passkeys."""
    shell, store = request.shell, request.shell.store.identity
    whose, *answer = shape.array(canon.decode(await request.body()), 5, "assertion")
    account, shown = shape.ident(whose, "account"), _assertion(answer)
    shell.limiter.take(("vault", account), shell.config.rates.vault)
    nonce, ident = ceremony.nonce_of(shown.client), passkey_id(shown.credential)
    await store.challenge_take(request.tenant, nonce)
    kept = await store.passkey(request.tenant, account, ident)
    uses = ceremony.check(ceremony.site_of(shell.config), nonce, kept, shown)
    return handed_out(*await store.vault_fetch_by_passkey(request.tenant, account, ident, uses))


def _assertion(parts: list[canon.Value]) -> Assertion:
    credential, client, authenticator, signature = parts
    return Assertion(
        shape.octets(credential, "credential id", most=ceremony.CREDENTIAL),
        shape.octets(client, "client data", most=ceremony.CLIENT),
        shape.octets(authenticator, "authenticator data", most=ceremony.AUTHENTICATOR),
        shape.octets(signature, "signature", most=ceremony.SIGNATURE),
    )


ROUTES = (passkey_challenge, fetch_by_passkey)
"""The routes of this module."""
