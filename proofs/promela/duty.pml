/* The first of the two has to act under one limit, which both may have signed; the second need not.
   The server may swallow any notice. A clock counts up to the longest delay that both signed. */

#define DELAY 3

byte entry = duty_start;
bool refused;
byte ticks;

/* What happened, apart from what the table makes of it. */
bool signed_limit;
bool unlawful;      /* went under no limit that both signed */
bool meddled;       /* sent by who need not act */
bool too_late;      /* went with a later notice than both signed */

inline report(what) {
    if
    :: _pid == 0 -> duty(entry, what, duty_bound)
    :: else -> duty(entry, what, duty_free)
    fi;
    if
    :: !refused && !signed_limit -> unlawful = true
    :: else
    fi;
    if
    :: !refused && _pid == 1 -> meddled = true
    :: else
    fi;
    if
    :: !refused && what == duty_report_too_late -> too_late = true
    :: else
    fi
}

active [2] proctype member() {
    if
    :: _pid == 0 -> signed_limit = true
    :: true
    fi;
    do
    :: d_step { entry == duty_inside && signed_limit -> report(duty_report) }
    :: d_step { entry == duty_inside && signed_limit -> report(duty_report_later) }
    :: d_step { entry == duty_inside && signed_limit -> report(duty_report_too_late) }
    :: d_step { entry == duty_inside && !signed_limit -> report(duty_report_unsigned) }
    :: d_step { _pid == 0 && entry != duty_inside -> duty(entry, duty_notice, duty_bound) }
    :: d_step { _pid == 0 && entry != duty_inside -> skip }    /* the notice was swallowed */
    od
}

active proctype clock() {
    do
    :: d_step { entry == duty_silent && ticks < DELAY -> ticks++ }
    :: d_step { ticks == DELAY && entry != duty_told -> duty(entry, duty_time, duty_clock) }
    od
}

ltl only_what_both_signed { [] !unlawful }
ltl only_who_must_act { [] !meddled }
ltl no_later_than_signed { [] !too_late }
ltl never_silent_for_good { [] (entry == duty_silent -> <> (entry == duty_told || entry == duty_unexplained)) }
ltl no_alarm_within_the_delay { [] (entry == duty_unexplained -> ticks == DELAY) }
