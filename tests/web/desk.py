"""The desk of the key worker, asked without a screen, as a page that somebody altered could ask."""

from typing import Any

from tests.web.people import Human

_ALTERED = """
const Real = Worker;
globalThis.Worker = class extends Real {
  constructor(...of) { super(...of); globalThis.keys = this }
};
"""

_ASK = """([act, given]) => new Promise((done) => {
  const id = 1e9 + Math.floor(1e6 * Math.random());
  const bytes = (of) => of?.octets ? Uint8Array.from(of.octets) : of;
  const heard = ({data}) => {
    if (data.id !== id || data.kind === 'send') return;
    keys.removeEventListener('message', heard);
    const value = data.value instanceof Uint8Array ? [...data.value] : data.value;
    done([data.code ?? null, value ?? null]);
  };
  const said = given.map((one) => one?.file ? {...one, file: bytes(one.file)} : one);
  keys.addEventListener('message', heard);
  keys.postMessage({kind: 'act', id, act, given: said});
})"""


def alter(human: Human) -> None:
    """From its next page on they can ask the key worker for whatever they like."""
    human.context.add_init_script(_ALTERED)


def ask(human: Human, act: str, *given: Any) -> Any:
    """What an act of the desk shows; it must not be refused. Bytes are lists of numbers."""
    code, value = human.page.evaluate(_ASK, [act, list(given)])

    assert code is None, code
    return value


def refusal(human: Human, act: str, *given: Any) -> str | None:
    """The code by which an act is refused, or none."""
    code, _ = human.page.evaluate(_ASK, [act, list(given)])
    return None if code is None else str(code)


def file(raw: bytes) -> dict[str, list[int]]:
    """Bytes to be handed to an act as the `file` of a draft."""
    return {"octets": list(raw)}
