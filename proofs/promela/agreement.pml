/* Two people, each of whom may do anything at any time, and three proposals in one room chain.
   The chain puts what they do in one order; every reader applies the table to it. */

#define PROPOSALS 3
#define NONE PROPOSALS

byte proposal[PROPOSALS];  /* 0: not written */
byte author[PROPOSALS];
byte epoch = NONE;         /* the proposal that the latest record names */
bool refused;

/* What happened, apart from what the table makes of it. */
bool gave[6];              /* by proposal and person */
bool dropped[PROPOSALS];   /* its author took it back, or proposed another */
bool wild;                 /* words counted under what both had not signed */

inline others(but, what, person) {
    byte q;
    for (q : 0 .. PROPOSALS - 1) {
        if
        :: q != but && proposal[q] != 0 ->
            if
            :: what == agreement_agree_another ->
                agreement(proposal[q], what, agreement_both)
            :: else ->
                if
                :: author[q] == person ->
                    if
                    :: proposal[q] != agreement_in_force -> dropped[q] = true
                    :: else
                    fi;
                    agreement(proposal[q], what, agreement_author)
                :: else -> agreement(proposal[q], what, agreement_other)
                fi
            fi
        :: else
        fi
    }
    q = 0
}

inline about(what) {
    byte before = proposal[p];
    if
    :: author[p] == _pid -> agreement(proposal[p], what, agreement_author)
    :: else -> agreement(proposal[p], what, agreement_other)
    fi;
    if
    :: !refused && what == agreement_sign -> gave[p * 2 + _pid] = true
    :: !refused && what == agreement_take_back && author[p] == _pid -> dropped[p] = true
    :: else
    fi;
    if
    :: before != agreement_in_force && proposal[p] == agreement_in_force ->
        others(p, agreement_agree_another, _pid)
    :: else
    fi;
    before = 0
}

active [2] proctype member() {
    byte p;
    do
    :: d_step { p < PROPOSALS - 1 -> p++ }
    :: d_step { p > 0 -> p-- }
    :: d_step { proposal[p] == 0 ->
            others(p, agreement_propose_another, _pid);
            author[p] = _pid;
            proposal[p] = agreement_start
       }
    :: d_step { proposal[p] != 0 -> about(agreement_sign) }
    :: d_step { proposal[p] != 0 -> about(agreement_take_back) }
    :: d_step { proposal[p] == agreement_in_force -> epoch = p }  /* a record that counts */
    :: d_step { epoch != NONE ->                                  /* words that count */
            if
            :: !(gave[epoch * 2] && gave[epoch * 2 + 1]) -> wild = true
            :: else
            fi
       }
    od
}

#define bound(x) (proposal[x] != agreement_in_force || (gave[x * 2] && gave[x * 2 + 1]))
#define gone(x) (!dropped[x] || proposal[x] != agreement_in_force)
#define both(x, y) (proposal[x] == agreement_in_force && proposal[y] == agreement_in_force)
#define over(x) (proposal[x] == agreement_closed || proposal[x] == agreement_followed)

ltl both_signed { [] (bound(0) && bound(1) && bound(2)) }
ltl one_in_force { [] !(both(0, 1) || both(0, 2) || both(1, 2)) }
ltl dropped_is_dropped { [] (gone(0) && gone(1) && gone(2)) }
ltl over_is_over { [] (over(0) -> [] over(0)) }
ltl words_are_agreed { [] !wild }
