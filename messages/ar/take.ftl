take-title = خذ ما هو لك
take-what = تحصل على ملف واحد يُفتح بلا Quietroom وبلا أي مفتاح. يُصنع على هذا الجهاز، ولا يُسأل أحد ولا يُخبَر.
take-holds = ما في الملف
take-holds-mine = ما كتبته: دفترك، وما تحتفظ به، وما قلته في الغرف.
take-holds-confidence = ما دوّنه الآخر وهو سرّك أنت.
take-holds-received = ما سمح لك الآخرون بقراءته ما لم تنتهِ مدته.
take-holds-agreements = اتفاقاتك كما وقّعتماها، ومواعيدها لتقويمك.
take-holds-files = الملفات المرفقة بكل ذلك.
take-not = ما قاله الآخر وليس سرّك يبقى في الغرفة، وله هو أن يأخذه.
take-open = كلمات هذا الملف مكشوفة. من يصل إليه يقرؤها، فاحفظه في مكان جيد.
take-making = يجري جمع ما هو لك. الغرفة الطويلة تحتاج إلى بعض الوقت.
take-done = الملف في تنزيلاتك. فيه { $entries ->
        [zero] لا نصوص
        [one] نص واحد
        [two] نصّان
        [few] { $entries } نصوص
        [many] { $entries } نصًا
       *[other] { $entries } نص
    } و{ $files ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $files } ملفات
        [many] { $files } ملفًا
       *[other] { $files } ملف
    }.
take-go = اصنع الملف
take-back = عودة إلى مفاتيحك
# في الملف نفسه.
take-page = ما هو لـ { $name } في Quietroom
take-made = أُخذ في { $day }. ابدأ من هنا؛ الملفات الأخرى تقول الشيء نفسه للبرامج.
take-received = ما سمح لي الآخرون بقراءته
take-room = غرفة { $names }
take-agreement = اتفاقنا
take-me = أنا
take-held = محتفَظ به
take-taken-back = مسحوب
take-for = الغرض: { $purpose }. حتى { $until }.
take-files = ملفات
take-erase = امحُ نفسك هنا
