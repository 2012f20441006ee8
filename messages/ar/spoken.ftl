# ما قيل بالصوت: أسرار مسجّلة، ومراجعة الاتفاق، ومن كان يمكن أن يعرف.
spoken-back = عودة إلى غرفتك مع { $partner }
spoken-means = أكثر الأسرار تُقال بالصوت. سجّل سرًا في سطر واحد، ويستطيع { $partner } أن يقول إن كان فهمه كما فهمته.
spoken-loading = يُفتح ما هو مسجّل
spoken-record = المسجّل
spoken-none = لا شيء مسجّل بعد. يكفي سطر واحد بعد كل لقاء.
spoken-owner-me = سرّك، { $day }
spoken-owner-them = سرّ { $partner }، { $day }
spoken-waits = لم يُجب { $partner } بعد.
spoken-understood = فهمت
spoken-heard = سمعته على وجه آخر
spoken-heard-what = ماذا سمعت؟
spoken-heard-go = قل ذلك
spoken-understood-by = { $who ->
    [me] فهمته على الوجه نفسه.
   *[them] فهمه { $partner } على الوجه نفسه.
}
spoken-heard-by = { $who ->
    [me] سمعت هذا:
   *[them] سمع { $partner } هذا:
}
spoken-put = تسجيل سرّ
spoken-line = ما قيل، في سطر واحد
spoken-empty = اكتب سطرًا أولًا.
spoken-whose = سرّ من هو؟
spoken-whose-me = هو سرّي.
spoken-whose-them = قاله لي { $partner }.
spoken-when = متى قيل؟
spoken-put-go = سجّله
spoken-put-done = يستطيع { $partner } أن يراه الآن وأن يجيب.
spoken-again = مراجعة اتفاقكما
spoken-again-means = لكل منكما أن يطلب هذا في أي وقت من غير ذكر سبب. يكتب كل منكما ما قاله، وما سمعه بعد ذلك، وما تتفقان عليه الآن.
spoken-again-why = هل تريد أن تقول شيئًا عن هذا؟ يمكنك أن تترك هذا فارغًا.
spoken-again-go = اطلب المراجعة
spoken-again-asked-me = طلبت من { $partner } مراجعة اتفاقكما.
spoken-again-asked-them = يطلب { $partner } مراجعة اتفاقكما.
spoken-part-said = ما قلته
spoken-part-heard = ما سمعته بعد ذلك
spoken-part-now = ما نتفق عليه الآن
spoken-part-theirs = كتب { $partner }:
spoken-part-keep = شارك ما كتبت
spoken-end = كيف تريد أن تنهي هذا؟
spoken-end-agreement = اقترح نصًا جديدًا
spoken-end-stricter = من الآن يبقى ما أقوله بيننا
spoken-end-nothing = اتركه كما هو
spoken-end-means = ما كُتب من قبل يبقى تحت القاعدة التي كُتب بها.
spoken-stricter-now = يبقى ما تقوله بينكما ما لم تقل غير ذلك، إلى أن توقّعا معًا نصًا جديدًا.
spoken-known = من كان يمكن أن يعرف؟
spoken-known-looking = يُبحث في الغرفة وفي السجل
spoken-verdict-never = لم يخرج هذا من الغرفة عن طريق Quietroom.
spoken-verdict-released-by-owner = سمح صاحب السر بقراءته. قد يكون هذا ما سمعته.
spoken-verdict-told-on = نُقل هذا لأن صاحب السر قال إنه يجوز أن يُروى.
spoken-verdict-released-by-both = سمحتما معًا بقراءته.
spoken-verdict-against-owner = خرج هذا من غير رضا كل أصحاب السر.
spoken-verdict-unexplained = سمح بقراءته شخص يستطيع فتحه، ولم يقل من قرأه.
spoken-known-who = كل من كان يمكنه أن يقرأه
spoken-you = أنت
spoken-act-wrote = كتبه في { $day }.
spoken-act-in-the-room = أمكنه أن يقرأه في الغرفة منذ { $day }.
spoken-act-released-by-owner = سمح له صاحب السر بقراءته في { $day }.
spoken-act-released-by-both = سمحتما له معًا بقراءته في { $day }.
spoken-act-told-on = نُقل إليه في { $day } كما أذن صاحبه.
spoken-act-against-owner = سُمح له بقراءته في { $day } من غير رضا كل أصحاب السر.
spoken-act-unexplained = سُمح لشخص بقراءته. لم يُقل من هو.
spoken-known-not = ما لا تعرفه هذه القائمة
spoken-known-aloud = ما قاله أحدكما بالصوت.
spoken-known-ombuds = هل أراه أحدكما للوسيط الذي سمّيتماه معًا. هذا ليس في السجل.
spoken-known-copies = هل أخذ { $partner } نسخة مما هو له.
spoken-known-taken = أخذت نسخة مما هو لك في { $day }.
spoken-doors = ما يمكنك أن تفعله
spoken-doors-means = ربما كانت نية { $partner } حسنة. كل هذه الطرق مفتوحة لك، ولا يسبق أحدها الآخر.
spoken-door-ask = اسأل { $partner }
spoken-door-ask-draft = سمعت شيئًا يشبه ما قلته لك هنا. هل جاء منك؟ أود أن أفهم ما حدث.
spoken-door-again = راجع اتفاقكما
spoken-door-ombuds = تحدث إلى الوسيط
spoken-door-leave = غادر
spoken-doors-where = تجد الوسيط والمغادرة في الغرفة. لست مدينًا بسبب لأي منهما.
