# مكتب مسؤول الحماية: ما بُلِّغ عنه، وما فُعل بشأنه.
reports-title = بلاغات موجّهة إليك
reports-means = اتفق شخصان مسبقًا على أن تُبلَّغ أنت بمثل هذا. وقد تحقّق هذا الجهاز من ذلك: التوقيعان والاستثناء والسجل.
reports-loading = تُجلب البلاغات ويُتحقّق منها
reports-empty = لم تُبلَّغ بشيء.
reports-again = حاول مجددًا
reports-stands = { $day }. { $state }
reports-state-new = جديد
reports-state-acknowledged = قلتَ إنه وصلك
reports-state-asked = طرحتَ سؤالًا
reports-state-answered = جاءك جواب
reports-state-decision = اتُّخذ قرار
reports-state-closed = مغلق
reports-wrong = بلاغ لا يصحّ
reports-destroyed = بلاغ من { $day } مغلق. حلّ يومه، ولا يُعرض منه شيء.
reports-from = { $named ->
    [yes] وقّعه { $name } في { $day }.
   *[no] وقّعه المبلِّغ في { $day }. وقد تقول كلماته أدناه من هو.
}
reports-the-reporter = المبلِّغ
reports-the-other = الطرف الآخر
reports-deputy = يصل إليك بصفتك النائب.
reports-told = بُلِّغ الطرف الآخر فورًا، دون هذه الكلمات.
reports-later = يُبلَّغ الطرف الآخر في موعد أقصاه { $day }. احرص على ألا تحدّثه عنه قبل ذلك.
reports-reason = لماذا هكذا
reports-statement = بكلمات المبلِّغ
reports-statement-means = هذا ما يقوله المبلِّغ. لا يثبته شيء سوى قوله.
reports-who = من هما
reports-who-means = حين تتحدث معهما اطلب منهما قراءة كلمات الأمان بصوت مسموع. فإن كانت هذه الكلمات، فهو صاحب المفتاح الذي وقّع هذا أو كتبه.
reports-entries = ما كُتب في الغرفة
reports-accepted = { $who ->
    [reporter] قبله الخادم في { $day } على أنه بقلم المبلِّغ.
    [named] قبله الخادم في { $day } على أنه بقلم { $name }.
   *[other] قبله الخادم في { $day } على أنه بقلم الطرف الآخر.
}
reports-owner = { $who ->
    [reporter] هذا سرّ المبلِّغ.
   *[other] هذا سرّ الطرف الآخر.
}
reports-done = ما الذي فُعل
reports-done-nothing = لا شيء حتى الآن.
reports-done-acknowledged = { $when }: أعلمتَه بأنه وصلك.
reports-done-asked = { $when }: سألتَ.
reports-done-answered = { $when }: أجاب.
reports-done-note = { $when }: ملاحظتك.
reports-done-decision = { $when }: قرارك.
reports-done-closed = { $when }: أغلقتَه.
reports-done-destroy = { $when }: يُعرض حتى { $day }.
reports-do = ماذا تفعل؟
reports-act-acknowledged = وصلني
reports-act-asked = اسأله
reports-act-note = اكتب ملاحظة
reports-act-decision = قرّر
reports-act-closed = أغلقه
reports-tells-acknowledged = يعلم المبلِّغ أنه وصلك.
reports-tells-asked = يقرأ المبلِّغ سؤالك ويمكنه أن يجيب.
reports-tells-note = تبقى ملاحظتك عندك.
reports-tells-decision = يبقى ما قرّرته عندك. ويعلم المبلِّغ أنك قرّرت.
reports-tells-closed = يعلم المبلِّغ أنه أُغلق.
reports-words-asked = سؤالك
reports-words-note = ملاحظتك
reports-words-decision = ماذا قرّرت، ولماذا
reports-words-missing = اكتب بضع كلمات أولًا.
reports-until = حتى أي يوم تحتفظ به؟
reports-until-hint = بعد هذا اليوم لا يُعرض هنا. اختر اليوم أو بعده، بحسب قواعدكم.
reports-go-acknowledged = أعلمه
reports-go-asked = أرسل السؤال
reports-go-note = احفظ الملاحظة
reports-go-decision = احفظ القرار
reports-go-closed = أغلقه
reports-not-now = ليس الآن
reports-written = تم.
