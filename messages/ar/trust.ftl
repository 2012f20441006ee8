# الثقة: مستويات بأسماء يختارها صاحبها، وما يُفتح برفعها، ومراجعة المسودات.
trust-back = عودة إليك وإلى { $partner }
trust-means = هذه الصفحة لك: لا يعرف { $partner } ولا الخادم ما تختاره هنا. لا يُفتح شيء من تلقاء نفسه.
trust-now = كم تثق بـ { $partner } اليوم؟
trust-level-0 = ليس بعد
trust-level-1 = قليلًا
trust-level-2 = جيدًا
trust-level-3 = تمامًا
trust-here = أنت هنا الآن
trust-opens = { $count ->
    [zero] لا ينفتح شيء عند هذا القدر
    [one] سيقرأ { $partner } هذا النص
    [two] سيقرأ { $partner } هذين النصين
    [few] سيقرأ { $partner } هذه النصوص وعددها { $count }
   *[other] سيقرأ { $partner } هذه النصوص وعددها { $count }
}
trust-tick = أزل العلامة عمّا يبقى معك.
trust-stays = { $count ->
    [zero] لا يبقى شيء عندك
    [one] يبقى عندك نص آخر
    [two] يبقى عندك نصان آخران
    [few] يبقى عندك { $count } نصوص أخرى
    [many] يبقى عندك { $count } نصًا آخر
   *[other] يبقى عندك { $count } نص آخر
}
trust-go = { $count ->
    [zero] دع { $partner } يقرأ
    [one] دع { $partner } يقرأ نصًا واحدًا
    [two] دع { $partner } يقرأ نصين
    [few] دع { $partner } يقرأ { $count } نصوص
    [many] دع { $partner } يقرأ { $count } نصًا
   *[other] دع { $partner } يقرأ { $count } نص
}
trust-set = من الآن: { $level }
trust-done = { $count ->
    [zero] لم يتغير شيء.
    [one] يستطيع { $partner } أن يقرأ نصًا آخر.
    [two] يستطيع { $partner } أن يقرأ نصين آخرين.
    [few] يستطيع { $partner } أن يقرأ { $count } نصوص أخرى.
    [many] يستطيع { $partner } أن يقرأ { $count } نصًا آخر.
   *[other] يستطيع { $partner } أن يقرأ { $count } نص آخر.
}
trust-set-done = حُفظ: { $level }.
trust-lower = يغيّر هذا ما تكتبه من الآن. وما قرأه { $partner } يبقى مقروءًا.
trust-names = سمِّ المستويات بأسمائك
trust-names-means = تبقى عندك. اترك الاسم فارغًا ليعود كما كان.
trust-name = المستوى { $level }
trust-keep = احفظ
trust-kept = حُفظ.
trust-met = كم مرة التقيتما أنت و{ $partner }؟
trust-met-means = الأيام التي دُوّن فيها ما قيل شفهيًا تُحسب بنفسها. قبل ثلاثة لقاءات يكون جهازك أشد حذرًا.
trust-hints = قبل الإرسال
trust-hints-on = ما دامت ثقتك قليلة يراجع جهازك كلماتك. يشير إلى الأسماء وأماكن العمل وتغيير العمل والصحة وأشخاص آخرين. ويشير في كل حال إلى ما يجب على { $partner } أن يبلّغ عنه.
trust-hints-off = تُرسل كلماتك دون مراجعة.
trust-hints-how = هو بحث بسيط في الإنجليزية والفرنسية. يفوته الكثير، وما يجده لا يذهب إلى أي خادم. ما يُكتب بالعربية لا يُراجَع.
trust-hints-stop = لا تراجع بعد الآن
trust-hints-start = راجع قبل الإرسال
