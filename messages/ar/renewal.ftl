# هل يستمر الاثنان: يُسأل كل منهما على حدة.
renewal-title = هل تستمران معًا؟
renewal-back = العودة إليك وإلى { $partner }
renewal-loading = نفتح السؤال
renewal-not-asked = { $dated ->
    [yes] تنتهي مدتكما في { $day }. قبلها بستة أسابيع يُسأل كل منكما هنا هل تستمران.
   *[no] لا يذكر اتفاقكما نهاية. تستمران إلى أن يريد أحدكما شيئًا آخر.
}
renewal-about = ماذا يأتي بعد { $day }؟
renewal-over = انتهت مدتكما في { $day }. لم يُتفق على شيء لما بعدها. وما قيل يبقى تحت القواعد التي اتفقتما عليها.
renewal-how = يجيب كل منكما على حدة. وحين تجيبان معًا يرى كل منكما الجوابين.
renewal-yours = جوابك
renewal-go-on = نستمر
renewal-go-on-means = مدة أخرى مثل هذه.
renewal-change = نستمر مع تغيير
renewal-change-means = أوقات أخرى أو أهداف أخرى أو قواعد أخرى: تتحدثان في ذلك أولًا.
renewal-end = نفترق
renewal-end-means = كان ذلك حسنًا في وقته.
renewal-answer = أجب
renewal-missing = اختر واحدًا من الثلاثة.
renewal-no-reason = لا يُطلب سبب. ومن لم يجب لم يقل نعم ولم يقل لا.
renewal-mine = جوابك: { $answer }.
renewal-waits = يراه { $partner } حين تجيبان معًا. وحتى ذلك الحين يمكنك تغييره.
renewal-awaited = أجبتما معًا. يظهر جواب { $partner } هنا في زيارته القادمة إلى Quietroom.
renewal-anew = غيّر جوابي
renewal-you = أنت
renewal-next = تريدان الاستمرار معًا. المدة القادمة معدّة لكما: تبدأ في { $start }{ $dated ->
    [yes] { " " }وتنتهي في { $end }
   *[no] { "" }
}. وتصير نافذة حين توقعانها معًا.
renewal-next-go = انظر إلى المدة القادمة
renewal-by-itself = تريدان الاستمرار معًا. يستمر اتفاقكما كما هو، ولا شيء يحتاج إلى توقيع.
renewal-changes = يريد أحدكما تغيير شيء. تحدث فيه مع { $partner }، ثم اقترح ما يمكنكما توقيعه معًا.
renewal-changes-go = غيّر الاتفاق
renewal-parting = يريد أحدكما أن تفترقا. لم ينته شيء بعد: يمكنكما أن تلتقيا مرة أخرى، أو أن تنهيا الغرفة الآن. ولا يلزم سبب.
renewal-last-meeting = ابحث عن موعد للقاء أخير
renewal-false = وصل شيء لا يوافق ما أُجيب به. وهو لا يُحسب.

# بهدوء، في الغرفة وفي الصفحة الأولى.
renewal-now-asked = تمتد مدتكما إلى { $day }. هل تستمران؟
renewal-now-asked-go = أجب عن نفسك
renewal-now-shown = قلتما معًا هل تستمران بعد { $day }.
renewal-now-shown-go = انظر إلى الجوابين
renewal-review = اتفقتما على النظر إلى ما مضى في { $day }. كيف تسير الأمور؟
renewal-review-go = انظر إلى ما أردتماه
