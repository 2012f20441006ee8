/* An entry of the first of the two, the other who may claim it, a server that may stop at any point
   and lie about what it was asked, and somebody outside who waits. */

byte entry = release_start;
bool refused;

/* What happened, apart from what the table makes of it. */
bool claimed;
bool agreed[2];     /* has signed, and not taken it back */
bool withdrew[2];   /* took back what was signed, and has not signed again */
bool alone;         /* went without the owner's word */
bool against;       /* went while both claimed it, without the word of one */
bool stale;         /* went on a consent that was taken back */

bool posted;        /* the parcel was sent */
bool leaf, notice, grant, withheld;
bool opened;        /* somebody outside read it */
bool shown;         /* the other's software named it */

inline went() {
    agreed[_pid] = true;
    alone = !agreed[0];
    against = claimed && !(agreed[0] && agreed[1]);
    stale = (claimed || _pid == 1) && withdrew[1 - _pid];
    posted = true
}

inline try(what) {
    byte before = entry;
    if
    :: _pid == 0 -> release(entry, what, release_owner)
    :: else -> release(entry, what, release_other)
    fi;
    if
    :: !refused && what == release_let_read && entry == release_out -> went()
    :: !refused && what == release_let_read && entry != release_out ->
        agreed[_pid] = true; withdrew[_pid] = false
    :: !refused && what == release_withdraw -> agreed[_pid] = false; withdrew[_pid] = true
    :: else
    fi;
    before = 0
}

active [2] proctype member() {
    do
    :: d_step { entry != release_out -> try(release_let_read) }
    :: d_step { entry != release_out && agreed[_pid] -> try(release_withdraw) }
    :: d_step { _pid == 1 && entry != release_out -> try(release_claim); claimed = true }
    :: d_step { _pid == 1 && entry != release_out -> try(release_let_go); claimed = false }
    od
}

active proctype server() {
    posted;
    do
    :: break                                                  /* stopped: nothing of it is there */
    :: d_step { notice = true; leaf = true; grant = true }    /* one transaction */
    :: d_step { grant = true }                                /* a lie: handed out and not logged */
    :: d_step { withheld = true }                             /* a lie: the notice is kept back */
    od
}

active proctype outside() {
    d_step { grant && leaf -> opened = true }
}

active proctype watching() {
    d_step { leaf -> shown = true }
}

ltl owners_word { [] !alone }
ltl both_who_claim { [] !against }
ltl taken_back_is_taken_back { [] !stale }
ltl logged_before_it_is_opened { [] (opened -> leaf) }
ltl told_with_the_leaf { [] (leaf -> notice) }
ltl every_leaf_is_shown { [] (leaf -> <> shown) }
