"""The verb of one's own feed: what a calendar programme fetches by itself."""

from ..client import feed
from ..ground.errors import QuietroomError
from .call import Call
from .parser import Verbs

MEANS = (
    "A feed holds when you meet, and the word 'Meeting'; not with whom, where or about what.",
    "Who can read it: whoever has its address, so whoever runs your calendar, and whoever runs",
    "this server. Today neither knows when you meet. It is written anew when you use `meet`.",
)
"""What is said before it is switched on."""


def add(meet: Verbs) -> None:
    """Add it to the verbs of meetings."""
    verb = meet.add("feed", "an address from which your calendar fetches your meetings", _feed)
    way = verb.add_mutually_exclusive_group()
    way.add_argument("--on", action="store_true", help="switch it on, or give it another address")
    way.add_argument("--off", action="store_true", help="withdraw it: the address leads nowhere")


def follow(call: Call) -> None:
    """Write the feed anew, if this person has one. What is wrong with it stops nothing else."""
    if feed.address(call.session, call.memory) is None:
        return
    try:
        feed.refresh(call.session, call.memory, call.all_rooms())
    except QuietroomError as fault:
        call.tell(f"Your feed is not up to date: {fault} ({fault.code})")


def _feed(call: Call) -> int:
    session, memory = call.session, call.memory
    if call.args.off:
        feed.switch_off(session, memory)
        call.tell("Its address leads nowhere now. What calendars have fetched stays with them.")
        call.give("off", event="feed", address=None)
        return 0
    if call.args.on:
        where = feed.switch_on(session, memory, call.all_rooms())
        call.tell("Give this address to your own calendar, and to nobody else.")
        call.give(where, event="feed", address=where)
        return 0
    for line in MEANS:
        call.tell(line)
    follow(call)
    found = feed.address(session, memory)
    call.give(found or "off", event="feed", address=found)
    return 0
