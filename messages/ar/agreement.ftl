# الاتفاق: قراءته.
agreement-title = اتفاقك مع { $partner }
agreement-back = عد إلى الغرفة
agreement-to-room = ابدأ الكتابة في غرفتكما
agreement-loading-title = اتفاقكما
agreement-loading = يُحضَر اتفاقكما
agreement-nobody = لم ينضم بعد من دعوته. تختار ما تتفقان عليه حين يصل.
agreement-none = قبل الكلمة الأولى تتفق أنت و{ $partner } على ما يجوز نقله.
agreement-none-how = يقدّم أحدكما اقتراحًا، فيوقّعه الآخر أو يغيّره. يسري الاتفاق بعد أن توقّعا كلاكما النص نفسه. معظم الأجوبة مملوء من قبل.
agreement-begin = قدّم اقتراحًا
agreement-where = أين وصل الاتفاق
agreement-state-in-force = النسخة { $version } سارية منذ { $since }. وقّعتماها كلاكما.
agreement-state-lapsed = تذكر النسخة { $version } مفاتيح لم تعد تُستعمل.
agreement-state-waits = وقّعت النسخة { $version }. الدور الآن على { $partner }.
agreement-state-their-words = اقترحت النسخة { $version }. يضيف { $partner } الآن كلامه الخاص، ثم توقّعان معًا.
agreement-state-mine = اقترحت النسخة { $version }. يمكنكما أن توقّعاها الآن.
agreement-state-signed = وقّع { $partner } النسخة { $version } وينتظرك.
agreement-state-theirs = يقترح { $partner } النسخة { $version }. اقرأها ثم وقّعها أو غيّرها.
agreement-nothing-yet = لا يسري شيء قبل أن توقّعا كلاكما.
agreement-still = إلى أن توقّعا كلاكما تبقى النسخة { $version } سارية.
agreement-lapsed = بدأتَ أنت أو { $partner } من جديد. اقترح الاتفاق مرة أخرى، كما هو أو مع تغيير. وحين توقّعان كلاكما تكتبان من جديد ويعود ما قيل.
agreement-again = اقترحه مرة أخرى
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
agreement-change = اقترح تغييرًا
agreement-renewal = هل تستمران معًا؟
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
agreement-hopes = ما الذي تتوقعه؟
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

# الاختيار.
agreement-form-title = { $state ->
    [first] على ماذا نتفق؟
   *[next] اقترح تغييرًا
}
agreement-form-how = يقرأ { $partner } ما تقترحه، فيوقّعه أو يرد بتغيير. لم يوقّع أحد شيئًا بعد.
agreement-form-keeps = يمكنك أن تعود للقراءة. يبقى ما كتبته هنا حتى تقفل.
agreement-form-back = عد إلى الاتفاق
agreement-form-loading = تُحضَر الأسئلة
agreement-roles = سمّى البرنامج منذ التوقيع أشخاصًا آخرين:
agreement-roles-nobody = لدى البرنامج الآن { $now } ({ $role })، واتفاقك لا يسمّي أحدًا.
agreement-roles-other = يسمّي اتفاقك { $named } ({ $role })، ويسمّي البرنامج الآن { $now }.
agreement-roles-anew = لدى { $named } ({ $role }) الآن مفاتيح أخرى.
agreement-roles-gone = يسمّي اتفاقك { $named } ({ $role })، ولا يسمّي البرنامج الآن أحدًا.
agreement-roles-take = سمِّ من يسمّيهم البرنامج اليوم
agreement-role-officer = مسؤول الحماية
agreement-role-deputy = النائب
agreement-role-ombuds = أمين المظالم
agreement-form-other = { $language ->
    [fr] هذا الاتفاق بالفرنسية. اكتب أجوبتك بالفرنسية أيضًا ليكون النص واضحًا كله.
   *[en] هذا الاتفاق بالإنجليزية. اكتب أجوبتك بالإنجليزية أيضًا ليكون النص واضحًا كله.
}
agreement-language = لغة الاتفاق
agreement-language-en = الإنجليزية
agreement-language-fr = الفرنسية
agreement-pack = أي قائمة من الاستثناءات تناسب؟
agreement-pack-hint = هي بداية وليست نصيحة قانونية.
agreement-pack-generic = لأي بلد
agreement-pack-uk = المملكة المتحدة
agreement-pack-canada-ontario = أونتاريو في كندا
agreement-pack-eu = الاتحاد الأوروبي
agreement-default = ما يجوز نقله
agreement-default-confidential = يبقى بينكما، إلا إذا قال { $name } غير ذلك
agreement-example-confidential = في الممر يقول { $hearer }: «نحن نلتقي. وما نتحدث عنه يبقى بيننا.»
agreement-default-told = يجوز نقله، إلا إذا قال { $name } غير ذلك
agreement-example-told = في الممر قد يقول { $hearer }: «أخبرني { $name } أن العمل الجديد صعب.»
agreement-default-of-me = ما تقوله أنت
agreement-default-of = ما يقوله { $name }
agreement-relation = نوع العلاقة
agreement-courses = دورات قصيرة لها:
agreement-for-example = مثلًا: «{ $words }»
agreement-own = كيف تحفظ ما تسمعه
agreement-own-hint = بكلامك، سطر واحد على الأقل. يضيف { $partner } كلامه.
agreement-expects = ما تتوقعه أنت
agreement-expects-hint = من { $partner } ومن لقاءاتكما. اكتب كل أمر في سطر. يمكنك ترك هذا فارغًا.
agreement-expects-of = ما يتوقعه { $partner }
agreement-expects-none = لم يقل { $partner } ذلك بعد.
agreement-exceptions = استثناءات نتفق عليها
agreement-exceptions-hint = ما يجب نقله حتى دون موافقة. لا يضاف إليها شيء بعد ذلك دونكما معًا.
agreement-always = هذا الاستثناء يبقى دائمًا.
agreement-details = من، ولمن، ومن يُخبَر أولًا
agreement-limit-add = أضف استثناء خاصًا بنا
agreement-limit-own = استثناء خاص بنا
agreement-limit-drop = احذف هذا الاستثناء
agreement-none-named = لم يُسمَّ أحد بعد. وإلى ذلك الحين لا يُرسل شيء بموجب استثناء.
agreement-rest = خيارات أخرى
agreement-rest-hint = كل هذا مملوء من قبل. غيّره إن شئت.
agreement-optional = يمكنك أن تترك هذا فارغًا.
agreement-person-name = الاسم
agreement-person-code = رمز مفتاحه
agreement-person-hint = يجد هذا الشخص الرمز في Quietroom تحت اسمه. اترك الحقلين فارغين إن لم تسمّ أحدًا.
agreement-add = أضف آخر
agreement-add-person = أضف شخصًا
agreement-add-day = أضف تاريخًا
agreement-remove = احذف
agreement-remove-nth = احذف رقم { $number }
agreement-nth = رقم { $number }
agreement-unit = الوحدة: { $unit }. الرقم 0 يحذف الجملة.
agreement-preview = انظر كيف يُقرأ
agreement-preview-title = هذا ما سيقرؤه { $partner }
agreement-preview-wait = يُجمع النص
agreement-preview-against = مقارنة بما هو قائم الآن:
agreement-preview-same = لا يتغير شيء. غيّر جوابًا أولًا إن أردت أن تقترح شيئًا.
agreement-preview-anew = تبقى الكلمات كما هي. وهي تذكر المفاتيح الجديدة، فتوقّعان كلاكما مرة أخرى.
agreement-yes = نعم
agreement-no = لا
agreement-no-one = لا أحد بعد
agreement-helpers = من يتلقى البلاغات في كل الاستثناءات
agreement-edit = عد إلى الأسئلة
agreement-propose = اقترح هذا على { $partner }
agreement-proposing = يُرسل اقتراحك
agreement-proposed = اقتراحك الآن عند { $partner }.
agreement-wrong = { $count ->
    [zero] لا شيء يحتاج إلى مراجعة.
    [one] جواب واحد يحتاج إلى مراجعة. لم يضع شيء مما كتبته.
    [two] جوابان يحتاجان إلى مراجعة. لم يضع شيء مما كتبته.
    [few] { $count } أجوبة تحتاج إلى مراجعة. لم يضع شيء مما كتبته.
    [many] { $count } جوابًا يحتاج إلى مراجعة. لم يضع شيء مما كتبته.
   *[other] { $count } جواب يحتاج إلى مراجعة. لم يضع شيء مما كتبته.
}
agreement-wrong-empty = اكتب شيئًا هنا.
agreement-wrong-number = اكتب عددًا صحيحًا من 0 إلى { $most }.
agreement-wrong-long = هذا أطول مما يجب. المكان يتسع لعدد { $most } من العلامات.
agreement-wrong-code = رمز المفتاح 64 علامة، من 0 إلى 9 ومن a إلى f. انسخه من جديد.
agreement-wrong-person = اكتب الاسم والرمز معًا، أو اتركهما معًا.
agreement-wrong-day = اختر تاريخًا.
