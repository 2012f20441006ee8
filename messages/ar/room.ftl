# الغرفة: من هما الاثنان، وما قيل، والورقة التي يُكتب عليها.
room-invited-person = الشخص الذي دعوته
room-loading-title = غرفتك
room-loading = تُفتح غرفتك
room-home = إلى غرفك
room-title = أنت و { $partner }
room-people = { $known ->
    [yes] أنت { $me }، { $mine }. ومعك { $partner }، { $theirs }.
   *[no] أنت { $me }، { $mine }.
}
room-role-mentor = بصفة مرشد
room-role-mentee = بصفة مسترشد
room-ways = في هذه الغرفة
room-agreement = اتفاقكما
room-search = بحث
room-meet = قارنا كلمات الأمان
room-held = { $count ->
    [zero] لا نصوص محجوبة
    [one] نص واحد محجوب
    [two] نصان محجوبان
    [few] { $count } نصوص محجوبة
    [many] { $count } نصًا محجوبًا
   *[other] { $count } نص محجوب
}
room-trust = ثقتك بـ { $partner }
room-closing = ختام حسن
room-objectives = ما نريد
room-meetings = اللقاءات
room-spoken = ما قيل بالصوت
room-met-link = التقيت أنت و{ $partner } برابط أرسله أحدكما.
room-met-words = قارنت أنت و { $partner } كلمات الأمان.
room-met-not-yet = لم تتحققا بعد: قارن كلمات الأمان مع { $partner } في حديثكما القادم.
room-close = إغلاق
room-not-now = ليس الآن

room-meet-title = هل هذا حقًا { $partner }؟
room-meet-how = قابل { $partner } أو اتصل هاتفيًا. يقرأ كل منكما أربع كلمات بصوت عال. إذا كان ما تسمعه هو ما تراه هنا فلا أحد يقف بينكما.
room-meet-loading = تُحضَر الكلمات
room-meet-theirs = يقرأ لك { $partner } هذه الكلمات
room-meet-yours = تقرأ أنت هذه الكلمات بصوت عال
room-meet-none = لم يصنع { $partner } مفتاحًا بعد. حاول ثانية بعد انضمامه.
room-meet-heard = سمعت هذه الكلمات
room-meet-differ = الكلمات مختلفة
room-meet-differ-now = إذن قد لا يكون هذا { $partner }. لا تكتب شيئًا هنا الآن. اتصل برقم تعرفه، وأخبر من يدير البرنامج بأن الكلمات مختلفة.

room-stop-title = هناك خطأ في هذه الغرفة
room-stop-withheld = ينقص هنا شيء كتبته. فقده الخادم أو يحجزه.
room-stop-chain-differs = عُرضت عليك وعلى { $partner } غرفتان مختلفتان. الخطأ في الخادم أو في برنامج { $partner }.
room-stop-log-differs = عُرض عليك وعلى { $partner } سجلان مختلفان. الخطأ في الخادم أو في برنامج { $partner }.
room-stop-not-mine = هنا شيء يحمل اسمك ولم يُكتب على هذا الجهاز.
room-stop-void-record = حاول أحد أن يغيّر من يفتح هذه الغرفة. لم يُقبل ذلك.
room-stop-other = هنا شيء ليس كما يجب ({ $code }).
room-stop-do = لا يُرسل الآن ما تكتبه، ولم يضع شيء. تحدث مع { $partner } خارج Quietroom وقارنا ما تريان. إن عرفت السبب فيمكنك أن تتابع.
room-go-on = تابع
room-anew-title = بدأ { $partner } من جديد
room-anew = يستعمل { $partner } مفاتيح جديدة، كما يحدث بعد ضياع جهاز. وقد يكون شخصًا آخر. قارنا كلمات الأمان قبل أن تكتب من جديد.
room-agree-title = اتفاقكما أولًا
room-agree = { $state ->
    [mine] وقّع { $partner } وينتظرك. اقرأ الاتفاق ثم وقّعه أو اقترح تغييرًا. تكتب هنا بعد أن توقّعا كلاكما.
    [theirs] وقّعتَ. تكتب هنا بعد أن يوقّع { $partner } أيضًا. وإلى ذلك الحين دفترك مفتوح لك.
    [again] يذكر اتفاقكما مفاتيح لم تعد تُستعمل. اقترحه من جديد كما هو. وحين توقّعان كلاكما تعود الغرفة كما كانت.
   *[none] قبل الكلمة الأولى توقّعان معًا على ما يجوز نقله. اقرأ واختر ما يناسب ووقّع. تكتب هنا بعد أن توقّعا كلاكما.
}
room-agree-sign = اقرأ ووقّع
room-agree-open = اقرأ الاتفاق
room-ended = انتهت هذه الغرفة. ما زال يمكنك أن تقرأ ما قيل.
room-nobody-yet = لم ينضم بعد من دعوته. وإلى ذلك الحين دفترك مفتوح لك.
room-request = { $who ->
    [me] طلبت من { $partner } أن يقرأ { $to } شيئًا. لم يصل جواب بعد.
   *[them] يطلب منك { $partner } أن يقرأ { $to } شيئًا لك.
}
room-request-open = اقرأ وقرر

room-lines = ما قاله كل منكما للآخر
room-empty = المكان هادئ. اكتب الكلمات الأولى أدناه، أو انتظر أن يبدأ { $partner }.
room-reading = يُفتح ما قيل: { $read } من { $all }
room-earlier = { $count ->
    [one] اعرض سطرًا أقدم
   *[other] اعرض السطور الأقدم ({ $count })
}
room-corrected = مصحّح
room-waiting = في انتظار اتصال
room-owner-me = هذا سرّك أنت.
room-owner-them = هذا سرّ { $partner }.
room-owner-both = كل منكما يقول إن هذا سرّه. يلزم رضا الاثنين قبل أن يقرأه غيركما.
room-kept = كتبت هذا بمفاتيحك السابقة. وقد حفظه { $partner } على أنه لك.
room-line-taken-back = { $who ->
    [me] سحبت هذا النص. ربما قرأه { $partner } قبل ذلك.
   *[them] سحب { $partner } هذا النص.
}
room-line-closed = هنا نص لم ينفتح على هذا الجهاز.
room-someone = شخص
room-event-proposed = { $who ->
    [me] اقترحت اتفاقًا.
   *[them] اقترح { $partner } اتفاقًا.
}
room-event-signed = { $who ->
    [me] وقّعت الاتفاق.
   *[them] وقّع { $partner } الاتفاق.
}
room-event-in-force = الاتفاق سارٍ: وقّعتماه معًا.
room-event-asked = { $who ->
    [me] طلبت أن يقرأ { $to } شيئًا.
   *[them] طلب { $partner } أن يقرأ { $to } شيئًا.
}
room-event-kept = { $who ->
    [me] أبقيت شيئًا هنا.
   *[them] يبقى في الغرفة.
}
room-event-claimed = { $who ->
    [me] قلت: هذا سرّي.
   *[them] قال { $partner }: هذا سرّي.
}
room-event-released = { $who ->
    [me] سمحت بأن يقرأ { $to } شيئًا.
   *[them] سمح { $partner } بأن يقرأ { $to } شيئًا.
}
room-event-half-released = { $who ->
    [me] رضيت بأن يقرأ { $to } شيئًا. ويلزم رضا { $partner } أيضًا.
   *[them] رضي { $partner } بأن يقرأ { $to } شيئًا. ويلزم رضاك أيضًا.
}
room-event-standing = { $who ->
    [me] قلت إن لـ{ $partner } أن يروي النص أعلاه.
   *[them] قال { $partner } إن لك أن تروي النص أعلاه.
}
room-event-spoken = { $who ->
    [me] سجّلت سرًا قيل بالصوت.
   *[them] سجّل { $partner } سرًا قيل بالصوت.
}
room-event-understood = { $who ->
    [me] قلت إنك فهمته.
   *[them] قال { $partner } إنه فهمه.
}
room-event-heard-differently = { $who ->
    [me] قلت إنك سمعته على وجه آخر.
   *[them] سمعه { $partner } على وجه آخر.
}
room-event-meet = { $who ->
    [me] قلت شيئًا عن اللقاءات.
   *[them] قال { $partner } شيئًا عن اللقاءات.
}
room-event-again = { $who ->
    [me] طلبت مراجعة اتفاقكما.
   *[them] يطلب { $partner } مراجعة اتفاقكما.
}
room-event-again-end = { $who ->
    [me] أنهيت مراجعة اتفاقكما.
   *[them] أنهى { $partner } مراجعة اتفاقكما.
}
room-event-objective = { $who ->
    [me] كتبت هدفًا.
   *[them] كتب { $partner } هدفًا.
}
room-event-epoch = جُدّدت مفاتيح هذه الغرفة.
room-event-new-keys = { $who ->
    [me] صنعت مفاتيح جديدة. ما يُكتب من هنا يُفتح بها.
   *[them] صنع { $partner } مفاتيح جديدة، كما يُفعل بعد ضياع جهاز.
}
room-event-began-anew = { $who ->
    [me] بدأت من جديد بمفاتيح أخرى.
   *[them] بدأ { $partner } من جديد بمفاتيح أخرى.
}
room-event-waits-correct = صححت «{ $words }». ينتظر ذلك على هذا الجهاز حتى يعود الاتصال.
room-event-waits-take-back = سحبت «{ $words }». ينتظر ذلك على هذا الجهاز. وحتى يعود الاتصال يستطيع { $partner } قراءة النص.
room-event-waits-claim = قلت عن «{ $words }»: هذا سري. ينتظر ذلك على هذا الجهاز حتى يعود الاتصال.
room-event-waits-ask = طلبت أن يقرأ { $to } «{ $words }». ينتظر ذلك على هذا الجهاز حتى يعود الاتصال.
room-event-waits-keep = أبقيت «{ $words }» هنا. ينتظر ذلك على هذا الجهاز حتى يعود الاتصال.
room-event-unknown = { $who ->
    [me] فعلت هنا شيئًا لا تعرفه هذه النسخة من Quietroom.
   *[them] فعل { $partner } هنا شيئًا لا تعرفه هذه النسخة من Quietroom.
}
room-fault-withheld = ينقص شيء لك قبل هذا السطر.
room-fault-repeated = عُرض هذا من قبل. لا أثر له هنا.
room-fault-chain-differs = عُرضت على { $partner } غرفة غير غرفتك حين كُتب هذا.
room-fault-log-differs = عُرض على { $partner } سجل غير سجلك حين كُتب هذا.
room-fault-not-mine = يحمل هذا اسمك ولم يُكتب على هذا الجهاز.
room-fault-disowned = يقول من يحمل هذا اسمه إن هذه المفاتيح ليست له. ربما كتب هذا شخص آخر.
room-fault-void-entry = ليس هذا مكانه. لا أثر له.
room-fault-void-record = هذا التغيير للمفاتيح ليس منكما. لا أثر له.
room-fault-not-agreed-yet = كُتب هذا قبل توقيعكما. لا أثر له.
room-fault-mislabelled = يقول هذا إن لغيركما أن يقرأه، ولم يكن ذلك لكاتبه. أبقياه بينكما.
room-fault-bad-signature = التوقيع لا يطابق. ربما جاء هذا من شخص آخر.
room-fault-cannot-open = لم ينفتح هذا على هذا الجهاز.
room-fault-log-not-mirrored = من هنا يعود ما في هذه الغرفة إلى سجل غير الذي يُراقَب اليوم. لم يعد يمكن مقارنة ما رُئي منه.
room-fault-agreement-text-differs = نص هذا الاتفاق ليس كما يجب أن يكون. لا أثر له.
room-fault-swallowed = يقول الخادم إنه تسلّم هذا ولا يعرضه. تحدث إلى { $partner } خارج Quietroom.
room-fault-other = في هذا السطر شيء ليس كما يجب ({ $code }).

room-files = ملفات
room-file-nameless = ملف بلا اسم
room-file-opening = يُفتح الملف
room-file-other = لا يعرض Quietroom هذا النوع من الملفات. يمكنك أن تحفظه وتفتحه ببرنامج آخر إن كنت تثق بمصدره.
room-file-offline = دون اتصال لا يُعرض هذا الملف. يمكنك حفظه.
room-file-saving = الملف المحفوظ يبقى مفتوحًا على هذا الجهاز. قد يقرؤه من يستعمل الجهاز.
room-file-save = احفظ على هذا الجهاز
room-file-add = أضف ملفًا
room-file-leave = استبعد
room-file-large = لا يزيد الملف على 25 ميغابايت. استُبعد الأكبر.

room-menu = المزيد
room-act-who = من يستطيع قراءة هذا؟
room-act-claim = هذا سرّي
room-act-ask = اطلب أن يقرأه شخص
room-act-release = دع شخصًا يقرؤه
room-act-correct = صحّح
room-act-take-back = اسحب
room-act-ombuds = أطلع أمين المظالم
room-act-report = شيء يجب أن أبلّغ عنه
room-claim-means = تقول إن هذا لك مع أن { $partner } كتبه. من الآن يلزم رضاك قبل أن يقرأه غيركما.
room-claim-go = هذا سرّي
room-claim-done = سُجّل: هذا سرّك.
room-take-back-means = لا يُعرض النص بعد الآن ويبقى مكانه. ربما قرأه { $partner } وقد يتذكره.
room-take-back-unsent = لم يُرسل هذا. لن يُرسل، وينساه هذا الجهاز.
room-take-back-go = اسحبه
room-take-back-done = سُحب.
room-withdraw = لا ترسله
room-withdrawn = لم يُرسل، ونسيه هذا الجهاز.
room-done-waits = تم هنا. يُرسل حين يعود الاتصال.
room-at-once-read = لا اتصال الآن. قبل أن يُسمح لغيركما بالقراءة، ينظر Quietroom لمن السر الآن وأي مفتاح عند القارئ. لذلك لا ينتظر هذا هنا. حاول مرة أخرى حين يعود الاتصال.
room-at-once-rest = لا اتصال الآن. الاستراحة أو النهاية تسري عليكما معًا فورًا، لذلك لا تنتظر هنا. حاول مرة أخرى حين يعود الاتصال.
room-correct-means = يرى { $partner } الكلمات الجديدة ويرى أنها مصحّحة.
room-correct-words = النص كما ينبغي أن يكون
room-correct-go = صحّح
room-correct-done = صُحّح.
room-ombuds-means = يستطيع أمين المظالم الذي سمّيتماه معًا أن يقرأ هذا النص وكلماتك، وأن يتحقق من أنه قيل هنا. لا يُبلّغ البرنامج ولا { $partner }.
room-ombuds-words = ماذا ينبغي أن يعرف أمين المظالم؟
room-ombuds-go = أطلع أمين المظالم
room-ombuds-done = يستطيع أمين المظالم أن يقرأه الآن.
room-words-missing = اكتب بضع كلمات أولًا.
room-reach-elsewhere = سمعت هذا في مكان آخر
room-reach-looking = يجري البحث
room-reach-wrote = كتبه في { $since }.
room-reach-heard = يقرؤه منذ { $since }.
room-reach-release = سُمح له بقراءته في { $since }.
room-reach-release-of-a-part = سُمح له بقراءة جزء منه في { $since }.
room-reach-half = رضي أحدكما في { $since }. ولم يرض الآخر بعد.
room-reach-unexplained = سمح بقراءته شخص يستطيع فتحه في { $since }. لم يقل أحد من هو.
room-reach-against-owner = سُمح له بقراءته في { $since } من غير رضا كل أصحاب السر.
room-reach-delayed = سُمح له بقراءته في { $since }. أُبلغت لاحقًا كما اتفقتما.
room-reach-reported = أُبلغ به في { $since }.
room-reach-against-agreement = أُبلغ به في { $since }، ولا يشمل اتفاقكما ذلك.
room-reach-limit = استثناء وقّعتماه معًا: { $limit }.
room-reach-unknown = شخص مجهول
room-reach-why = الغرض: { $purpose }. حتى { $until }.
room-reach-limits = تبيّن هذه القائمة من يستطيع فتح النص هنا. ما يقال بالصوت لا يترك أثرًا.

room-write = اكتب
room-change = غيّر
room-words = كلماتك
room-label-held = أنا فقط الآن، ثم { $partner } حين تزيد ثقتي
room-hint-me = يذهب إلى دفترك، لا إلى هذه الغرفة.
room-hint-held = ينتظر عندك إلى أن ترفع ثقتك، وتختار من جديد حينها.
room-hint-pair = على { $partner } أن يبقيه بينكما.
room-hint-named = يستطيع { $named } قراءته أيضًا كما ينص اتفاقكما.
room-hint-may-tell = لـ{ $partner } أن يرويه لغيره من غير أن يسألك ثانية.
room-level = متى يقرؤه { $partner }؟
room-level-1 = حين أثق قليلًا
room-level-2 = حين أثق جيدًا
room-level-3 = حين أثق تمامًا
room-whose = سرّ من هذا؟
room-whose-me = سرّي
room-whose-me-hint = يلزم رضاك قبل أن يقرأه غيركما.
room-whose-them = أخبرني به { $partner }
room-whose-them-hint = يلزم رضا صاحبه قبل أن يقرأه غيركما. يبقى بينكما.
room-limits = استثناءات اتفقنا عليها
room-before-me = قبل أن تحفظ: أنت تستطيع قراءة هذا.
room-before-held = قبل أن تحفظ: أنت تستطيع قراءة هذا الآن. ويقرؤه { $partner } إن رفعت ثقتك.
room-before-pair = قبل أن تختم: أنت و { $partner } تستطيعان قراءة هذا.
room-before-named = قبل أن تختم: أنت و { $partner } و { $named } تستطيعون قراءة هذا.
room-before-may-tell = قبل أن تختم: أنت و { $partner } تستطيعان قراءة هذا، ولـ{ $partner } أن يرويه.
room-seal = اختم وأرسل
room-keep-me = احفظ في دفتري
room-keep-held = احجبه الآن
room-sending = يُختم
room-said = أُرسل.
room-said-me = حُفظ في دفترك.
room-said-held = حُجب.
room-offline = لا اتصال الآن. ما تكتبه هنا وما تفعله بنص ينتظر على هذا الجهاز ويُرسل وحده.
room-unchecked = لا تُراجَع كلماتك قبل الإرسال: يراجع Quietroom الإنجليزية والفرنسية.
room-blocked-stop = لا يُرسل شيء حتى تختار المتابعة أعلاه.
room-blocked-anew = قارن كلمات الأمان مع { $partner } أولًا. ما تكتبه يبقى هنا.
room-wider = هل يعرف هذا ناس أكثر؟
room-wider-kept = ما قُرئ يبقى مقروءًا. تُسأل مرة واحدة لكل نص.
room-wider-yes = نعم، هذا ما أريد
room-wider-no = اتركه كما كان

# استراحة ونهاية.
room-rest-free = يمكنك التوقف في أي وقت. ليس هذا ذنب أحد، ولا يلزمك ذكر سبب. يرى برنامجك أن الغرفة في استراحة أو انتهت. ولا يرى من فعل ذلك.
room-pause-means = تبدأ الاستراحة فورًا. لا تكتب أنت ولا { $partner } هنا حتى تستأنف. ويمكنكما قراءة ما قيل.
room-pause-go = خذ استراحة
room-pause-with = خذ استراحة من { $partner }
room-pause-done = الغرفة في استراحة حتى تستأنف.
room-resume-go = استأنف
room-resume-with = تابع مع { $partner }
room-resume-done = انتهت استراحتك.
room-end-means = تأتي النهاية فورًا ولا رجعة فيها. لا يُكتب هنا شيء جديد. ويبقى ما قيل لك ولـ { $partner }.
room-end-go = أنهِ هذه الغرفة
room-end-with = أنهِ الغرفة مع { $partner }
room-end-done = انتهت هذه الغرفة.
room-paused = { $who ->
    [me] أنت في استراحة. لا يُكتب هنا شيء حتى تستأنف.
    [both] كلاكما في استراحة. لا يُكتب هنا شيء حتى تستأنفا معًا.
   *[them] { $partner } في استراحة. لا يُكتب هنا شيء حتى يستأنف { $partner }. ويمكنك إنهاء الغرفة في أي وقت.
}
room-paused-by-server = يقول الخادم إن هذه الغرفة في استراحة. لم تكتب ذلك هنا لا أنت ولا { $partner }.
room-ended-by-server = يقول الخادم إن هذه الغرفة انتهت. لم تكتب ذلك هنا لا أنت ولا { $partner }. ما زال بإمكانك قراءة ما قيل.
room-event-paused = { $who ->
    [me] أخذت استراحة.
   *[them] أخذ { $partner } استراحة.
}
room-event-resumed = { $who ->
    [me] استأنفت بعد استراحة.
   *[them] استأنف { $partner } بعد استراحة.
}
room-event-ended = { $who ->
    [me] أنهيت هذه الغرفة.
   *[them] أنهى { $partner } هذه الغرفة.
}
room-fault-after-end = كُتب هذا بعد انتهاء الغرفة. لا يلزمك أن تقرأه أو ترد عليه.
room-fault-during-pause = كُتب هذا أثناء استراحة. لا يلزمك أن تقرأه أو ترد عليه.
room-broken = أُفشي سرّي
