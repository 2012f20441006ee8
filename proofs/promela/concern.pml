/* A raiser and an ombuds, each of whom may send anything at any time; the raiser may want to stop. */

byte matter = concern_start;
bool refused;

/* What happened, apart from what the table makes of it. */
bool asked;      /* the last question stands */
bool agreed;     /* and was agreed to */
bool stopped;
bool wants;
bool spoke;      /* spoke with the other without a consent */
bool again;      /* on a consent to another question than the last */
bool went_on;    /* did anything but close what was withdrawn */

inline says(what) {
    concern(matter, what, concern_ombuds);
    if
    :: !refused && stopped -> went_on = true
    :: else
    fi
}

active proctype raiser() {
    do
    :: d_step { concern(matter, concern_add, concern_raiser) }
    :: d_step { concern(matter, concern_agree, concern_raiser);
            agreed = agreed || (asked && !stopped)
       }
    :: d_step { concern(matter, concern_decline, concern_raiser); agreed = false }
    :: d_step { wants = true } break
    od;
    do
    :: d_step { concern(matter, concern_withdraw, concern_raiser);
            stopped = stopped || matter == concern_withdrawn;
            agreed = agreed && !stopped
       }
    od
}

active proctype ombuds() {
    bool other;  /* a question was asked since the last consent */
    do
    :: d_step { says(concern_acknowledge) }
    :: d_step { says(concern_answer) }
    :: d_step { says(concern_ask); other = agreed; asked = !stopped; agreed = false }
    :: d_step { says(concern_mediate);
            spoke = spoke || (!refused && !agreed && !other);
            again = again || (!refused && !agreed && other)
       }
    :: d_step { concern(matter, concern_close, concern_ombuds) }
    od
}

ltl spoken_with_by_consent { [] !spoke }
ltl another_question_ends_it { [] !again }
ltl withdrawn_is_left_alone { [] !went_on }
ltl withdrawing_is_always_possible { [] (wants -> <> (matter == concern_withdrawn)) }
