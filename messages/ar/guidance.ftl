# الدورات: القائمة، ودورة واحدة، وأسئلتها؛ وما يُعرض في الغرفة؛ وسجل للطباعة.
guidance-title = دورات قصيرة
guidance-means = تستغرق كل دورة نحو عشر دقائق. لا تُكتب إجاباتك في أي مكان. ويُدوَّن لك أنك أنهيت الدورة.
guidance-language = لغة الدورات
guidance-language-en = الإنجليزية
guidance-language-fr = الفرنسية
guidance-loading = البحث عن الدورات
guidance-minutes = نحو { $minutes } دقيقة.
guidance-state-begun = لقد بدأت.
guidance-state-done = أنهيتها في { $day }.
guidance-state-again = أنهيتها في { $day }. توجد نسخة أحدث.
guidance-required = يطلب برنامجك هذه الدورة قبل أن تُفتح غرفتك.
guidance-asked = { $count ->
    [one] قبل أن تُفتح غرفة من برنامجك، نرجو أن تأخذ هذه الدورة القصيرة:
   *[other] قبل أن تُفتح غرفة من برنامجك، نرجو أن تأخذ هذه الدورات القصيرة:
}
guidance-told = يعرف برنامجك في أي يوم عَلِم أنك أنهيت هذه الدورة، ولا شيء غير ذلك.
guidance-back = كل الدورات
guidance-none = لا توجد دورة بهذا الاسم.
guidance-promises = ما يعد به Quietroom في هذا الأمر
guidance-before = أنهيت هذه الدورة في { $day }. يمكنك الإجابة عن الأسئلة من جديد.
guidance-question = السؤال { $nth } من { $all }
guidance-choose = اختر إجابة أولًا.
guidance-answer = انظر هل تناسب
guidance-right = هذا مناسب.
guidance-wrong = ليس تمامًا. اختر غيرها.
guidance-next = السؤال التالي
guidance-finish = إنهاء
guidance-done = لقد أنهيت هذه الدورة
guidance-next-course = التالي: { $title }

guidance-offer-first-entry = قبل كلماتك الأولى هنا: سرّ من هذا؟
guidance-offer-first-request = طلبك الأول: كيف تقول نعم أو لا.
guidance-offer-first-silence = ساد الصمت هنا ثلاثة أسابيع. كيف تكسره، أو تنهي جيدًا.
guidance-offer-read = اقرأ
guidance-offer-away = أبعِد

guidance-record = سجلك
guidance-record-what = الدورات التي أنهيتها والساعات التي التقيتما فيها، على صفحة للطباعة.
guidance-record-go = إعداد سجل
guidance-record-means = يُعدّ على هذا الجهاز مما تختاره هنا. ما تكتبه لا يُحفظ: اطبع الصفحة قبل أن تغادرها.
guidance-record-choose = ماذا يجب أن يكون فيه؟
guidance-record-name = اسمك
guidance-record-name-hint = يمكنك ترك هذا فارغًا.
guidance-record-courses = دورات أنهيتها
guidance-record-days = مع يوم كل منها
guidance-record-none = لم تنهِ أي دورة بعد.
guidance-record-hours = الساعات
guidance-record-hours-hint = أضف كل لقاء بيومه ومدته. مع من، وعن ماذا، لا مكان له هنا.
guidance-record-date = اليوم
guidance-record-minutes = الدقائق
guidance-record-add = إضافة
guidance-record-wrong = اختر يومًا، ومن 1 إلى 1440 دقيقة.
guidance-record-drop = إزالة الأخير
guidance-record-title = الإرشاد: سجل
guidance-record-finished = دورات منتهية
guidance-record-met = لقاءات
guidance-record-length = { $hours } س { $minutes } د
guidance-record-sum = المجموع: { $length }
guidance-record-made = أُعدّ باستخدام Quietroom في { $day } من الشخص الذي يخصه. لم يوقّعه أي برنامج.
guidance-record-print = طباعة
