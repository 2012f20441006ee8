# إنهاء غرفة، وما يُتلَف ومتى، والمضيّ قُدماً.
closing-back = العودة إلى غرفتك مع { $partner }
closing-title = ختام حسن
closing-means = لا تحتاج إلى أي من هذا لتغادر: النهاية على بعد ضغطتين في كل صفحة. هذا لمن يريد أن يفترق على خير.
closing-meeting = لقاء أخير
closing-meeting-means = قل ما الذي أفاد، وما الذي بقي مفتوحاً، وهل تريدان البقاء على تواصل.
closing-meeting-go = الاتفاق على موعد
closing-thanks = شكر
closing-thanks-label = كلمة إلى { $partner }، تُرسَل مثل كل ما تقوله هنا
closing-thanks-go = إرسال
closing-thanks-done = أُرسلت إلى { $partner }.
closing-keeps = ما يحتفظ به كل منكما
closing-keeps-mine = { $count ->
    [0] ليس هنا ما هو لك تماماً.
    [one] هنا رسالة واحدة لك تماماً.
    [two] هنا رسالتان لك تماماً.
    [few] هنا { $count } رسائل لك تماماً.
   *[other] هنا { $count } رسالة لك تماماً.
}
closing-take = خذ ما هو لك
closing-gone = ما الذي يُتلَف ومتى
closing-gone-day = يُحفَظ ما في هذه الغرفة حتى { $day }. ثم يتلفه الخادم، المفاتيح أولاً، وتنساه أجهزتك.
closing-gone-none = ما دمتما لم تذكرا معاً يوماً، يتلف الخادم ما في هذه الغرفة بعد سنة من نهايتها، المفاتيح أولاً.
closing-gone-waits = لم يُخبر جهاز { $partner } الخادم بهذا اليوم بعد. سيفعل حين يفتح هذه الغرفة.
closing-gone-backup = تبقى النسخ الاحتياطية للخادم مدة أطول. عندئذ تذكر الصفحة الأولى يوم انتهاء آخرها.
closing-running = من غيركما يمكنه أن يستمر في القراءة
closing-running-none = لم تسمح لأي شخص آخر بقراءة شيء من هذه الغرفة.
closing-running-one = { $to }، حتى { $day }: { $purpose }
closing-end = النهاية
closing-end-on = بعدها يمكنك أن تأخذ معك كلماتك أنت.
closing-on = المضيّ قُدماً
closing-on-means = تبدأ الغرفة مع شخص آخر فارغة. خذ من كلماتك أنت ما تختاره. تُكتَب هناك من جديد، ولا يعلم { $partner } بشيء من ذلك.
closing-on-room = ادعُ شخصاً من الصفحة الأولى
closing-on-what = ما هو لك تماماً
closing-on-where = إلى أين
closing-on-notebook = دفتري
closing-on-go = { $count ->
    [0] خذ معك
    [one] خذ رسالة واحدة معك
    [two] خذ رسالتين معك
    [few] خذ { $count } رسائل معك
   *[other] خذ { $count } رسالة معك
}
closing-on-done = { $count ->
    [one] أُخذت رسالة واحدة.
    [two] أُخذت رسالتان.
    [few] أُخذت { $count } رسائل.
   *[other] أُخذت { $count } رسالة.
}
closing-on-none = ليس هنا ما هو لك تماماً، فلا شيء تأخذه معك.
closing-destroyed = أتلف الخادم غرفة لك. حتى { $day } قد تبقى منها نسخة احتياطية.
closing-destroyed-done = أتلف الخادم غرفة لك. لم تبقَ منها أي نسخة احتياطية صنعها.
