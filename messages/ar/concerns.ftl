# مكتب أمين المظالم: ما رُفع، وما يستحق، وما يمكن فعله.
concerns-title = ما رُفع إليك
concerns-means = ما هنا لمفتاحك دون غيره، ولا يمرّ بمن يدير البرنامج. وما يستحق أولًا يأتي أولًا.
concerns-loading = يُجلب ويُتحقّق منه
concerns-again = حاول مجددًا
concerns-wrong = شيء لا يصحّ
concerns-empty = لم يُرفع إليك شيء.
concerns-somebody = شخص ما
concerns-stands = { $day }. { $phase ->
    [raised] جديد
    [open] مفتوح
    [closed] مغلق
   *[withdrawn] مسحوب
}
concerns-due = { $day }. { $phase ->
    [raised] قل في موعد أقصاه { $by } إنه وصلك
   *[open] أخبره في موعد أقصاه { $by } بما آل إليه
}
concerns-late = { $day }. متأخر: كان مستحقًّا في { $by }
concerns-confirmed = جاءت الأجوبة من هذا المفتاح. ويمكن لمن تعرفه أن يقرأ لك هذه الكلمات بصوت مسموع.
concerns-not-confirmed = لم يتأكد بعد: ربما استعمل أحد اسم هذا المفتاح. أول جواب بعد جوابك يُظهر أنه له.
concerns-withdrawn = سُحب. لا يُعرض عليك منه شيء بعد الآن.
concerns-said = ما قيل
concerns-notes = ملاحظاتك
concerns-entry-true = { $by ->
    [raiser] قبل الخادم هذا بعينه، { $when }، ممن رفعه:
   *[other] قبل الخادم هذا بعينه، { $when }، من الآخر:
}
concerns-entry-false = عُرض نص لم يقبله الخادم هكذا. لا تعتمد عليه. ولا تُعرض كلماته هنا.
concerns-turn-raised = كتب إليك، { $when }:
concerns-turn-added = أضاف، { $when }:
concerns-turn-agreed = قال إن لك أن تتحدث مع الآخر، { $when }.
concerns-turn-declined = قال إن ليس لك أن تتحدث مع الآخر، { $when }.
concerns-turn-withdrawn = سحبه، { $when }.
concerns-turn-acknowledged = قلتَ إنه وصلك، { $when }.
concerns-turn-answered = أجبتَ، { $when }:
concerns-turn-advised = نصحتَ، { $when }:
concerns-turn-asked = سألتَ هل لك أن تتحدث مع الآخر، { $when }:
concerns-turn-mediating = قلتَ إنك تتحدث الآن مع الآخر، { $when }.
concerns-turn-recommended = أوصيتَ، { $when }:
concerns-turn-closed = أغلقتَه، { $when }:
concerns-do = ماذا تفعل؟
concerns-no-consent = تتحدث مع الآخر بعد أن تُعطى الموافقة. اسأل أولًا.
concerns-act-acknowledged = وصلني
concerns-act-answered = أجب
concerns-act-advised = انصح
concerns-act-asked = اسأل أن تتحدث مع الآخر
concerns-act-mediating = أتحدث الآن مع الآخر
concerns-act-recommended = أوصِ
concerns-act-closed = أغلقه
concerns-act-note = اكتب ملاحظة
concerns-tells-acknowledged = يعلم أنه وصلك. وهذا مستحق خلال سبعة أيام.
concerns-tells-answered = يقرأ جوابك. ويمكنك أن تسأل فيه.
concerns-tells-advised = يقرأ ما يمكنه أن يفعل الآن.
concerns-tells-asked = يقرأ سؤالك ويقول نعم أو لا. ويمكن الرجوع عن نعم.
concerns-tells-mediating = يعلم أنك تتحدث الآن مع الآخر. وما تقوله هناك يكون وجهًا لوجه أو في غرفة لك.
concerns-tells-recommended = يقرأ ما توصي به.
concerns-tells-closed = يعلم أنك أغلقتَه، ولماذا.
concerns-tells-note = تبقى ملاحظتك عندك.
concerns-go-acknowledged = أعلِمه
concerns-go-answered = أرسل الجواب
concerns-go-advised = أرسل النصيحة
concerns-go-asked = أرسل السؤال
concerns-go-mediating = أعلِمه
concerns-go-recommended = أرسل
concerns-go-closed = أغلقه
concerns-go-note = احفظ الملاحظة
concerns-words = كلماتك
concerns-words-missing = اكتب بضع كلمات أولًا.
concerns-not-now = ليس الآن
concerns-written = تم.
concerns-door = رابط مفتوح، دون أسماء
concerns-door-means = به يدخل من يشاء دون اسم ويكتب إليك. ومن يدخل به لا يقف في أي قائمة للبرنامج.
concerns-door-make = اصنع رابطًا
concerns-door-label = الرابط
concerns-door-put = يعمل 30 يومًا ولأشخاص كثيرين. ضعه حيث يوجد دون أن يُرى من يأخذه: على صفحة، على ورق.
concerns-door-copy = انسخ الرابط
concerns-door-copied = نُسخ.
