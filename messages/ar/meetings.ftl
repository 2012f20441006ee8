# اللقاءات: مواعيد تُعرض وتُختار، وما هو آتٍ، والخطوات التالية، وكيف كان اللقاء.
meetings-back = عودة إليك وإلى { $partner }
meetings-loading = نفتح لقاءاتكما
meetings-elsewhere = بعض المواعيد في منطقة زمنية لا يعرفها هذا المتصفح. حدّثه لتراها.
meetings-coming = متى تلتقيان
meetings-none = لا لقاء محدد بعد.
meetings-cadence = اتفقتما: { $cadence }
meetings-file = احفظ لتقويمي
meetings-file-means = في الملف أوقات وكلمة “Meeting”. من يدير تقويمك يراها.
meetings-feed = ليجلب تقويمي هذه الأوقات
meetings-feed-holds = الموجز عنوان يجلب منه تقويمك أوقات لقائكما. فيه الأوقات وكلمة «Meeting»، من كل غرفك.
meetings-feed-who = من يقرؤه: من يملك العنوان، أي من يدير تقويمك، ومن يدير هذا الخادم. وما لم تشغّله لا يعرف هذا الخادم متى تلتقيان.
meetings-feed-key = احفظ هذا العنوان كما تحفظ المفتاح. يُحدَّث ما فيه عندما تفتح هذه الصفحة.
meetings-feed-on = شغّل الموجز
meetings-feed-another = أعطه عنوانًا آخر
meetings-feed-off = اسحب الموجز
meetings-feed-on-done = الموجز يعمل. ضع العنوان في تقويمك.
meetings-feed-off-done = لم يعد العنوان يؤدي إلى شيء. وما جلبه تقويمك يبقى فيه.
meetings-offered-me = عرضتَ هذه المواعيد
meetings-offered-them = يعرض { $partner } هذه المواعيد
meetings-instead = يحل أحدها محل لقاء محدد. حتى ذلك الحين يبقى الموعد القديم.
meetings-length = { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
meetings-series = { $unit ->
    [month] عدد اللقاءات { $times }، واحد كل شهر
   *[week] { $every ->
        [one] عدد اللقاءات { $times }، واحد كل أسبوع
        [two] عدد اللقاءات { $times }، واحد كل أسبوعين
       *[other] عدد اللقاءات { $times }، واحد كل { $every } أسابيع
    }
}
meetings-comes-twice = في تلك الليلة ترجع الساعة فيأتي هذا الوقت مرتين. المقصود أولهما.
meetings-comes-skipped = في تلك الليلة تُقدَّم الساعة فتقفز فوق هذا الوقت. عندئذ تُظهر وقتًا بعده.
meetings-waits = لم يختر { $partner } بعد.
meetings-which = أيها يناسبك؟
meetings-choose = نلتقي إذن
meetings-chosen = حُدّد الموعد. يراه { $partner }.
meetings-decline = لا شيء منها يناسبني
meetings-declined = يرى { $partner } أنها لا تناسبك. اعرض مواعيد أخرى أدناه.
meetings-withdraw = اسحب العرض
meetings-withdrawn = لم تعد هذه المواعيد معروضة.
meetings-zone = الأوقات بتوقيت { $zone }.
meetings-agreed-in = المتفق عليه: { $when }، { $zone }
meetings-is-off = أُلغي هذا اللقاء.
meetings-missed = لم يكن أحدكما هناك.
meetings-late = اتفقتما على الإخبار قبل اللقاء بعدد من الساعات: { $hours }. هذا بعد ذلك.
meetings-agenda-theirs = يريد { $partner } الحديث عن:
meetings-agenda-mine = تريد الحديث عن:
meetings-do-agenda = المواضيع
meetings-do-place = المكان
meetings-do-move = موعد آخر
meetings-do-off = إلغاء
meetings-agenda = عمّ تريد الحديث؟
meetings-agenda-done = يرى { $partner } مواضيعك.
meetings-keep = احفظ
meetings-place = أين؟
meetings-place-hint = غرفة، أو نزهة، أو رابط https:// لغرفة الفيديو الخاصة بكما. يبقى هنا ولا يدخل ملف تقويم.
meetings-place-quiet = { $count ->
    [one] يعرض برنامجك مكانًا هادئًا واحدًا: يظهر حين تكتب.
    [two] يعرض برنامجك مكانين هادئين: يظهران حين تكتب.
    [few] يعرض برنامجك { $count } أماكن هادئة: تظهر حين تكتب.
    [many] يعرض برنامجك { $count } مكانًا هادئًا: تظهر حين تكتب.
   *[other] يعرض برنامجك { $count } مكان هادئ: تظهر حين تكتب.
}
meetings-place-done = حُفظ المكان.
meetings-quiet = هل يسمعكما أحد هناك؟ فكّر في الجدران الزجاجية والمكاتب المفتوحة والشاشات المشتركة.
meetings-off-what = ماذا تريد أن تلغي؟
meetings-off-one = هذا اللقاء
meetings-off-rest = هذا وكل ما بعده
meetings-off-words = بضع كلمات إن شئت
meetings-off-go = ألغِ اللقاء
meetings-off-done = أُلغي. يرى { $partner } ذلك.
meetings-absent = لم يأتِ { $partner }
meetings-absent-done = سُجّل ذلك. يراه { $partner } وله أن يقول السبب.
meetings-offer = اعرض مواعيد
meetings-offer-other = اعرض مواعيد أخرى
meetings-move = اعرض موعدًا آخر
meetings-offer-means = يرى { $partner } هذه المواعيد ويختار واحدًا، ولا يرى غيرها من أيامك.
meetings-offer-go = اعرض هذه المواعيد
meetings-offer-done = يستطيع { $partner } أن يختار الآن.
meetings-times = المواعيد بتوقيت { $zone }
meetings-day = اليوم { $number }
meetings-time = الوقت { $number }
meetings-leave-out = احذف الموعد { $number }
meetings-busy = في تقويمك شيء عندئذ.
meetings-another = أضف موعدًا
meetings-wrong-none = اكتب موعدًا واحدًا على الأقل، باليوم والساعة.
meetings-wrong-past = أحد هذه المواعيد مضى. اختر موعدًا بعده.
meetings-wrong-skipped = تُقدَّم الساعة فوق أحد هذه المواعيد. اختر ساعة أخرى.
meetings-wrong-month = للقاء كل شهر اختر اليوم نفسه من أسابيع الشهر، مثل الثلاثاء الثاني.
meetings-more = المدة والتكرار والمكان وتقويمك
meetings-minutes = كم يدوم؟
meetings-every = كم يتكرر؟
meetings-every-once = مرة واحدة
meetings-every-week = كل أسبوع
meetings-every-fortnight = كل أسبوعين
meetings-every-month = كل شهر
meetings-many = كم لقاءً؟
meetings-calendar = اقرأ ملف تقويمي (.ics)
meetings-calendar-means = يُقرأ على هذا الجهاز ويبقى فيه. تُترك الأوقات التي أنت مشغول فيها.
meetings-calendar-read = قُرئ. المواعيد أعلاه تناسب تقويمك.
meetings-calendar-unread = هذا ليس ملف تقويم. صدّر ملفًا من تقويمك ثم اختره هنا.
meetings-steps = الخطوات التالية
meetings-steps-none = لا خطوة تالية بعد.
meetings-step-new = سجّل خطوة تالية
meetings-step = ماذا بعد؟
meetings-step-empty = اكتب أولًا ما يأتي بعد.
meetings-step-who = من يفعل ذلك؟
meetings-step-who-me = أنا.
meetings-step-who-them = { $partner }.
meetings-step-due = إلى أي يوم؟ يمكن أن تتركه فارغًا.
meetings-step-go = سجّلها
meetings-step-done = يراها { $partner } أيضًا.
meetings-step-about = { $who ->
    [me] أنت
   *[them] { $partner }
}{ $dated ->
    [yes] ، حتى { $by }
   *[no] {""}
}{ $stand ->
    [done] ، تمّ
    [over] ، مضى اليوم
   *[open] {""}
}
meetings-step-do = تمّت
meetings-step-undo = لم تتم بعد
meetings-after = كيف كان اللقاء، { $when }؟
meetings-after-open = ماذا قلتُ بصراحة، وماذا أبقيت لنفسي؟
meetings-after-honest = أين كنت صادقًا، حتى حين كان ذلك صعبًا؟
meetings-after-judging = أين أصغيت من غير حكم؟
meetings-after-words = لنفسك
meetings-after-means = يدخل هذا دفترك. لا يراه { $partner }.
meetings-after-keep = احفظه في دفتري
meetings-after-kept = صار في دفترك.
