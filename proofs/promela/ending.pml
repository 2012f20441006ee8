/* Two people who rest, go on, leave, speak and tell in any order; the first may want to leave. */

byte room = ending_start;
byte serves = ending_start;  /* what the server takes: as room, open or ended; or not open */
bool refused;
bool busy[2];                /* posted, and not read to its end yet */
byte view[2];                /* the room as each has read it */

/* What happened, apart from what the table makes of it. */
bool rests[2];
bool left;
bool during;  /* words counted while somebody rested */
bool late;    /* words counted after the end */
bool wants;

inline turn(what) {
    if
    :: _pid == 0 -> ending(room, what, ending_first)
    :: else -> ending(room, what, ending_second)
    fi
}

inline resumed_as_such() {
    if
    :: !left -> serves = ending_open
    :: else
    fi
}

#define mine (_pid == 0 -> ending_first_rests : ending_second_rests)

active [2] proctype member() {
    view[_pid] = ending_start;
    do
    :: d_step { view[_pid] = room }
    :: d_step { turn(ending_pause);
            if
            :: !left -> rests[_pid] = true; serves = mine
            :: else
            fi;
            view[_pid] = room
       }
    :: view[_pid] == mine || view[_pid] == ending_both_rest ->
        d_step { busy[_pid] = true;
            turn(ending_resume);
            if
            :: !left -> rests[_pid] = false
            :: else
            fi;
            if
            :: view[_pid] == mine -> resumed_as_such()
            :: else
            fi
        };
        d_step { view[_pid] = room };
        d_step {
            if
            :: view[_pid] == ending_open -> resumed_as_such()
            :: else
            fi;
            busy[_pid] = false
        }
    :: d_step { turn(ending_say);
            if
            :: !refused && left -> late = true
            :: !refused && (rests[0] || rests[1]) -> during = true
            :: else
            fi
       }
    :: d_step { turn(ending_notice) }
    :: d_step { _pid == 1 -> turn(ending_end); left = true; serves = ending_ended }
    :: d_step { _pid == 0 -> wants = true } break
    od;
    do
    :: d_step { turn(ending_end); left = left || !refused; serves = (left -> ending_ended : serves) }
    od
}

#define first_rests (room == ending_first_rests || room == ending_both_rest)
#define second_rests (room == ending_second_rests || room == ending_both_rest)

ltl a_pause_is_ones_own { [] (left || (first_rests == rests[0] && second_rests == rests[1])) }
ltl quiet_while_somebody_rests { [] !during }
ltl quiet_after_the_end { [] !late }
ltl an_end_is_for_good { [] (left -> room == ending_ended) }
ltl nobody_is_kept_out { [] ((!busy[0] && !busy[1] && room == ending_open) -> serves == ending_open) }
ltl leaving_is_always_possible { [] (wants -> <> (room == ending_ended)) }
