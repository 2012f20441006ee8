"""What a knock says, in each language: constants, with room for a code and the server's address.

Source: spec/knock.md sections 4 and 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .manner import Language


@dataclass(frozen=True, slots=True)
class Words:
    """A mail: its subject, and its text with `{url}` and, where there is a code, `{code}`."""

    subject: str
    text: str


KNOCK: Mapping[Language, Words] = {
    "en": Words(
        "Something new in Quietroom",
        """\
There is something new for you in Quietroom.

{url}

This mail never says what, or from whom. You get no other one until you have been there.
To get mails at other times, or none, open Quietroom and choose "Tell me".
""",
    ),
    "fr": Words(
        "Du nouveau dans Quietroom",
        """\
Il y a du nouveau pour vous dans Quietroom.

{url}

Ce message ne dit jamais quoi, ni de qui. Vous n'en recevrez pas d'autre avant d'y être passé.
Pour en recevoir à d'autres heures, ou aucun, ouvrez Quietroom et choisissez « Me prévenir ».
""",
    ),
    "ar": Words(
        "هناك جديد في Quietroom",
        """\
هناك جديد لك في Quietroom.

{url}

لا تقول هذه الرسالة أبدًا ما هو الجديد ولا ممّن هو. لن تصلك رسالة أخرى حتى تزور الموقع.
لتصلك الرسائل في أوقات أخرى، أو لإيقافها، افتح Quietroom واختر «أخبرني».
""",
    ),
}
"""That something is new."""

CODE: Mapping[Language, Words] = {
    "en": Words(
        "Your code for Quietroom",
        """\
Somebody, probably you, wants mails from Quietroom ({url}) to come to this address.

{code}

Type this code there within an hour. If it was not you, do nothing: no other mail will come.
""",
    ),
    "fr": Words(
        "Votre code pour Quietroom",
        """\
Quelqu'un, sans doute vous, veut recevoir les messages de Quietroom ({url}) à cette adresse.

{code}

Saisissez ce code là-bas dans l'heure. Si ce n'était pas vous, ne faites rien : aucun autre
message ne viendra.
""",
    ),
    "ar": Words(
        "رمزك في Quietroom",
        """\
طلب شخص ما، أنت على الأرجح، أن تصل رسائل Quietroom ({url}) إلى هذا العنوان.

{code}

اكتب هذا الرمز هناك خلال ساعة. إن لم تكن أنت من طلب ذلك فلا تفعل شيئًا: لن تصلك رسالة أخرى.
""",
    ),
}
"""The code that confirms an address."""
