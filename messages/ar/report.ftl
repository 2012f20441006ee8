# ما يجب أن أبلّغ عنه: بمن أتصل، وأي استثناء، وماذا، وما الذي يخرج بالضبط.
report-title = شيء يجب أن أبلّغ عنه
report-back = عودة إليك وإلى { $partner }
report-loading = يُفتح ما يمكن الإبلاغ عنه
report-danger = هل هناك من هو في خطر الآن؟
report-danger-call = اتصل أولًا. لست بحاجة إلى سؤال Quietroom أو أي شخص فيه قبل أن تتصل.
report-go = المتابعة إلى بلاغ
report-next = متابعة
report-previous = خطوة إلى الوراء

# أي استثناء.
report-which = أي استثناء هو؟
report-which-means = يمكنك الإبلاغ بموجب استثناء وقّعتماه معًا، لا بموجب غيره.
report-to = يذهب إلى { $officer }، أو إلى { $deputy } إن لم يكن ذلك مناسبًا.
report-told-at-once = يُبلَّغ { $partner } فورًا.
report-told-later = يُبلَّغ { $partner } فورًا، أو خلال { $days } يومًا إن ذكرت السبب.
report-names-none = لا يسمّي اتفاقكما شخصًا لهذا، فلا يخرج شيء من هنا. اطلب المساعدة بالهاتف.
report-none = لا شيء من هذه
report-which-missing = اختر واحدًا.
report-refused = لا يخرج هذا عبر Quietroom
report-refused-none = ما قيل هنا يبقى هنا، إلا إذا وقّعتما معًا استثناءً له. لا يشمل هذا أيٌّ من استثناءاتكما.
report-refused-unsigned = لم توقّعا معًا استثناءً يوجب عليك أن تتصرف.
report-refused-unnamed = لا تسمّي استثناءاتكما شخصًا يُبلَّغ.
report-instead = ما زال بوسعك:
report-instead-call = إن كان أحد في خطر فاتصل. لا يمنع اتفاقكما ذلك.
report-instead-ask = أن تسأل { $partner } هل يجوز أن يقرأه شخص آخر.
report-instead-ombuds = أن تعرضه على أمين المظالم الذي سمّيتماه معًا.
report-instead-advice = أن تطلب النصح من خارج المكان: من خط مساعدة، أو من محامٍ إن كان قانونٌ قد يُلزمك. دون أسماء ولا أماكن.

# ماذا.
report-what = ما الذي يجب أن يُقرأ؟
report-what-means = علّم القليل الذي يبيّن الأمر. ما لا تعلّمه يبقى في الغرفة.
report-what-empty = لم يُكتب شيء منذ وقّعتما هذا الاستثناء.
report-what-missing = علّم نصًا على الأقل، و{ $most } على الأكثر.
report-by-me = أنت، { $when }.
report-by-them = { $partner }، { $when }.
report-taken-back = سُحب لاحقًا.
report-with-files = { $count ->
    [one] يذهب معه ملف.
    [two] يذهب معه ملفان.
   *[other] يذهب معه { $count } من الملفات.
}
report-earlier = إظهار نصوص أقدم
report-older = { $count ->
    [one] كُتب نص قبل أن توقّعا هذا الاستثناء. يبقى تحت قاعدة يومه.
    [two] كُتب نصان قبل أن توقّعا هذا الاستثناء. يبقيان تحت قاعدة يومهما.
   *[other] كُتب { $count } من النصوص قبل أن توقّعا هذا الاستثناء. تبقى تحت قاعدة يومها.
}
report-statement = ماذا يجب أن يعرف { $officer }؟
report-statement-hint = اكتبه بكلماتك. يرى { $officer } مفاتيح لا أسماء: قل من أنت وعمّن هذا. لا يرى { $partner } هذه الكلمات.
report-statement-missing = اكتب بضع كلمات أولًا.
report-whom = من يتلقّاه؟
report-whom-officer = { $officer }
report-whom-deputy = { $deputy }، لأن { $officer } ليس الشخص المناسب لهذا
report-when = متى يُبلَّغ { $partner }؟
report-when-now = فورًا
report-when-later = لاحقًا، في موعد أقصاه يوم أختاره
report-untold = متى يكون من الأفضل أن تخبر لاحقًا؟
report-untold-in-the-end = يُخبَر { $partner } دائمًا في النهاية. ولكن لاحقًا، لا فورًا، في إحدى هذه الحالات:
report-until = حتى أي يوم؟
report-until-hint = من الغد حتى { $day }.
report-reason = لماذا؟
report-reason-hint = يُحفظ سببك مع البلاغ. يراه { $partner } حين يُبلَّغ.
report-reason-missing = اذكر السبب.
report-look = اعرض ما سيخرج

# ما يخرج، وما يبقى، والإرسال.
report-goes = هذا ما يخرج
report-goes-to = يذهب إلى { $to }.
report-goes-deputy = يذهب إلى { $to } بصفة النائب.
report-goes-under = بموجب الاستثناء:
report-goes-mine = كتبتَ:
report-goes-theirs = كتب { $partner }:
report-goes-files = تذهب معه هذه الملفات: { $files }.
report-goes-words = كلماتك إلى { $to }:
report-goes-now = يُبلَّغ { $partner } فورًا بالاستثناء وبهذه النصوص وبمن تلقّاها.
report-goes-later = يُبلَّغ { $partner } في موعد أقصاه { $day } بالاستثناء وبهذه النصوص وبمن تلقّاها وبسببك.
report-goes-reason = سببك، وسيراه { $partner }:
report-stays = هذا ما يبقى
report-stays-rest = كل ما عدا ذلك في هذه الغرفة يبقى فيها. يتلقّى { $to } مفتاحًا لكل نص أعلاه، ولا مفتاح للغرفة.
report-stays-words = تبقى كلماتك أنت بينك وبين { $to }. لا يراها { $partner }.
report-stays-agreement = يرى { $to } من اتفاقكما الاستثناءات ومن وقّعها، لا أكثر.
report-stays-not = ما قُرئ يبقى مقروءًا. لا رجوع عن هذه الخطوة.
report-confirm = أرسله
report-confirm-means = افتح القفل مرة أخرى، ليتبيّن أنك أنت من يرسله.
report-confirm-passkey = افتح القفل وأرسل
report-send = افتح القفل وأرسل
report-sending = يُرسل البلاغ
report-change = تغيير شيء
report-done = ذهب بلاغك إلى { $to }.

# ما آل إليه.
report-mine = ما أبلغت عنه هنا
report-sent = { $count ->
    [one] إلى { $to } في { $day }: نص واحد.
    [two] إلى { $to } في { $day }: نصان.
   *[other] إلى { $to } في { $day }: { $count } من النصوص.
}
report-sent-told = بُلِّغ { $partner } بذلك.
report-sent-later = يُبلَّغ { $partner } في موعد أقصاه { $day }. يفعل Quietroom ذلك عنك حين تكون هنا، ابتداءً من اليوم السابق.
report-sent-quiet = لم يأت جواب من { $to } بعد.
report-step-received = تلقّاه { $to } في { $day }.
report-step-acknowledged = قرأه { $to }، { $day }.
report-step-asked = يسألك { $to }، { $day }:
report-step-answered = أجبتَ، { $day }:
report-step-decided = قرّر { $to } ما سيفعله، { $day }. لا تُخبَر بما قرّره.
report-step-closed = أغلقه { $to }، { $day }.
report-tell = أبلِغ { $partner } الآن
report-answer = جوابك إلى { $to }
report-answer-go = أرسل الجواب
report-answer-sent = ذهب جوابك إلى { $to }.
