# الاتفاق: قراءته.
agreement-title = اتفاقك مع { $partner }
agreement-back = عد إلى الغرفة
agreement-loading-title = اتفاقكما
agreement-loading = يُحضَر اتفاقكما
agreement-nobody = لم ينضم بعد من دعوته. تختار ما تتفقان عليه حين يصل.
agreement-none = قبل الكلمة الأولى تتفق أنت و{ $partner } على ما يجوز نقله.
agreement-none-how = يقدّم أحدكما اقتراحًا، فيوقّعه الآخر أو يغيّره. يسري الاتفاق بعد أن توقّعا كلاكما النص نفسه. معظم الأجوبة مملوء من قبل.
agreement-where = أين وصل الاتفاق
agreement-state-in-force = النسخة { $version } سارية منذ { $since }. وقّعتماها كلاكما.
agreement-state-waits = وقّعت النسخة { $version }. الدور الآن على { $partner }.
agreement-state-their-words = اقترحت النسخة { $version }. يضيف { $partner } الآن كلامه الخاص، ثم توقّعان معًا.
agreement-state-mine = اقترحت النسخة { $version }. يمكنكما أن توقّعاها الآن.
agreement-state-signed = وقّع { $partner } النسخة { $version } وينتظرك.
agreement-state-theirs = يقترح { $partner } النسخة { $version }. اقرأها ثم وقّعها أو غيّرها.
agreement-nothing-yet = لا يسري شيء قبل أن توقّعا كلاكما.
agreement-still = إلى أن توقّعا كلاكما تبقى النسخة { $version } سارية.
agreement-to-sign = اذهب إلى التوقيع
agreement-changes = { $count ->
    [zero] لا يتغير شيء
    [one] يتغير شيء واحد
    [two] يتغير شيئان
    [few] تتغير { $count } أشياء
    [many] يتغير { $count } شيئًا
   *[other] يتغير { $count } شيء
}
agreement-against = مقارنة بالنسخة السابقة:
agreement-cautions = من المفيد أن تعرفه قبل التوقيع
agreement-first = الاستثناءات التي اتفقنا عليها. اقرأها أولًا.
agreement-other-language = { $language ->
    [fr] كُتب هذا الاتفاق بالفرنسية. النص الفرنسي هو المعتمد.
   *[en] كُتب هذا الاتفاق بالإنجليزية. النص الإنجليزي هو المعتمد.
}
agreement-more = احتفظ بنسخة أو غيّر الاتفاق
agreement-save = احفظه نصًا
agreement-print = اطبع
agreement-save-means = النسخة المحفوظة أو المطبوعة مفتوحة لمن يجدها. احفظها بعناية.
agreement-old = اقرأ النسخة { $version } السارية
agreement-key = هل هذا حقًا { $partner }؟

# التوقيع.
agreement-signatures = التوقيعان
agreement-place-me = أنت، { $me }
agreement-signed-on = وُقّع في { $day }
agreement-not-signed = لم توقّع بعد
agreement-waiting-for = في انتظار { $partner }
agreement-words = كيف تحفظ ما تسمعه؟
agreement-words-hint = قل ذلك بكلامك. يقرؤه { $partner } أيضًا. مثلًا: لا أكرره على الغداء، وأستأذن قبل أن أدوّن.
agreement-words-means = يحتاج كل منكما إلى سطر واحد كهذا على الأقل قبل التوقيع. أنت تضيف كلامك، فيوقّع { $partner } هذا النص الجديد.
agreement-words-go = أضف كلامي
agreement-wrong-words = اكتب سطرًا واحدًا على الأقل بكلامك.
agreement-added = كلامك الآن في النص، و{ $partner } يستطيع قراءته. لم توقّع بعد.
agreement-adding = يُضاف كلامك
agreement-their-words = يمكنك التوقيع بعد أن يضيف { $partner } كلامه.
agreement-sign = وقّع هذا الاتفاق
agreement-sure = أتوقّع النسخة { $version } كما هي أعلاه؟
agreement-sure-last = وقّع { $partner } النص نفسه. يسري الاتفاق حين توقّع.
agreement-sure-first = يسري الاتفاق بعد أن يوقّع { $partner } النص نفسه.
agreement-sure-means = عندها يسري عليكما معًا. يمكنك أن تقترح تغييرًا في أي وقت، وأن تغادر في أي وقت دون سبب.
agreement-sign-now = وقّع الآن
agreement-not-now = ليس الآن
agreement-signing = يجري التوقيع
agreement-done = وقّعتما كلاكما. اتفاقكما سارٍ.
agreement-done-waits = وقّعت. يسري الاتفاق بعد أن يوقّع { $partner } أيضًا.
