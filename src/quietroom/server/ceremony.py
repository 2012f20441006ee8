"""Checking what an authenticator says: when a passkey is registered, and when one is shown.

No result of the PRF comes here: what is read is named field by field. A registration is over a
constant, because nothing signs it; what makes the passkey its person's is the card that comes with
it. An assertion is over a nonce that counts once.

Source: spec/identity.md section 9; W3C Web Authentication Level 3, sections 7.1 and 7.2.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Never
from urllib.parse import urlsplit

import cbor2
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import (
    bytes_to_base64url,
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    parse_client_data_json,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    RegistrationCredential,
)

from ..ground.errors import Malformed, QuietroomError
from ..identity.method import passkey_challenge, passkey_id
from .config import Config
from .refusal import NotFound
from .store.vaults import Passkey

CLIENT, ATTESTATION, AUTHENTICATOR, SIGNATURE = 4096, 16 * 1024, 2048, 1024
"""The most bytes of client data, an attestation object, authenticator data, a signature."""

CREDENTIAL = 1023
"""The most bytes of a credential's id."""

_KEY = 1024
_ALGORITHMS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
_HEAD, _FLAGS, _ATTESTED, _EXTENDED = 37, 32, 0x40, 0x80
_FAULTS = (
    Malformed,
    WebAuthnException,
    UnsupportedAlgorithm,
    InvalidSignature,
    cbor2.CBORError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What the libraries raise over bytes that are not what they should be."""


@dataclass(frozen=True, slots=True)
class Site:
    """For whom passkeys are made: the `host` people open, and the `origins` of its pages."""

    host: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assertion:
    """What an authenticator answers: the credential's id, and three strings of bytes."""

    credential: bytes
    client: bytes
    authenticator: bytes
    signature: bytes


def site_of(config: Config) -> Site:
    """The site of a server."""
    return Site(urlsplit(config.url).hostname or "", config.origins)


def register(
    site: Site, account: bytes, ident: bytes, client: bytes, attestation: bytes
) -> Passkey:
    """The passkey of method id `ident` that was made at this site for `account`.

    Raises `Malformed` for one that could not be used here later.
    """
    with _refused(Malformed("the passkey was not made as this server needs it")):
        credential = _credential(attestation)
        made = verify_registration_response(
            credential=RegistrationCredential(
                id=bytes_to_base64url(credential),
                raw_id=credential,
                response=AuthenticatorAttestationResponse(client, attestation),
            ),
            expected_challenge=passkey_challenge(account),
            expected_rp_id=site.host,
            expected_origin=list(site.origins),
            require_user_verification=True,
            supported_pub_key_algs=_ALGORITHMS,
        )
        key = made.credential_public_key
        decoded_public_key_to_cryptography(decode_credential_public_key(key))
    if passkey_id(made.credential_id) != ident or len(key) > _KEY:
        raise Malformed("the passkey's id is another, or its key is too large")
    return Passkey(key, made.sign_count)


def nonce_of(client: bytes) -> bytes:
    """The nonce that client data answers. Raises `Malformed`."""
    with _refused(Malformed("not the client data of a passkey")):
        return parse_client_data_json(client).challenge


def check(site: Site, nonce: bytes, kept: Passkey, shown: Assertion) -> int:
    """Check an assertion. Returns how often the passkey says it was used.

    Raises `NotFound`, whatever is wrong.
    """
    with _refused(NotFound()):
        _check_extensions(BytesIO(shown.authenticator))
        done = verify_authentication_response(
            credential=AuthenticationCredential(
                id=bytes_to_base64url(shown.credential),
                raw_id=shown.credential,
                response=AuthenticatorAssertionResponse(
                    shown.client, shown.authenticator, shown.signature
                ),
            ),
            expected_challenge=nonce,
            expected_rp_id=site.host,
            expected_origin=list(site.origins),
            credential_public_key=kept.public_key,
            credential_current_sign_count=kept.uses,
            require_user_verification=True,
        )
    return done.new_sign_count


@contextmanager
def _refused(refusal: QuietroomError) -> Iterator[None]:
    try:
        yield
    except _FAULTS as fault:
        raise refusal from fault


def _credential(attestation: bytes) -> bytes:
    """The credential's id in an attestation object whose statement names no maker."""
    stream = BytesIO(attestation)
    made = _item(stream)
    if stream.read(1) or made["fmt"] not in ("none", "packed") or "x5c" in made["attStmt"]:
        raise Malformed("an attestation that names its maker")
    inside = BytesIO(made["authData"])
    _check_extensions(inside)
    inside.seek(_HEAD + 16)
    return inside.read(int.from_bytes(inside.read(2), "big"))


def _check_extensions(stream: BytesIO) -> None:
    """Refuse CBOR in authenticator data that stands for more than it has bytes.

    The library would take tags there, and some let a hundred bytes become gigabytes.
    """
    head = stream.read(_HEAD)
    if head[_FLAGS] & _ATTESTED:
        stream.seek(_HEAD + 16)
        stream.seek(int.from_bytes(stream.read(2), "big"), 1)
        _item(stream)
    if head[_FLAGS] & _EXTENDED:
        _item(stream)


def _item(stream: BytesIO) -> Any:
    return cbor2.load(stream, semantic_decoders=_TAGLESS)


class _Tagless(dict[int, Callable[..., Never]]):
    """Refuses every tag before it is acted upon."""

    def __missing__(self, tag: int) -> Callable[..., Never]:
        return _refuse


def _refuse(*_tagged: object) -> Never:
    raise Malformed("a tag where none belongs")


_TAGLESS = _Tagless()
