# الإخبار عن بُعد.
tell-title = أخبرني
tell-new = هناك جديد في Quietroom
tell-what = حين تكون غائبًا ويأتي جديد، يمكننا أن نخبرك. نقول دائمًا الشيء نفسه: «{ $words }». لا نقول أبدًا ما هو ولا ممّن هو.
tell-once = بعد ذلك لا يصلك شيء آخر حتى تأتي إلى هنا.
tell-loading = نسأل الخادم…
tell-back = العودة إلى مفاتيحك

tell-mail = بالبريد
tell-mail-none = لا يرسل هذا الخادم بريدًا. اسأل من يدير البرنامج، أو دع متصفحك يخبرك.
tell-mail-sees = من يدير الخادم يرى عنوانك. ومن ينقل بريدك يرى أنك تشارك هنا، ومتى وصلت رسالة.
tell-mail-to = تذهب الرسائل إلى { $address }.
tell-mail-asked = أرسلنا رمزًا إلى { $address }. يصلح ساعة واحدة.
tell-mail-address = عنوان بريدك
tell-mail-missing = اكتب عنوان بريد واحدًا، مثل name@example.org.
tell-mail-ask = أرسلوا لي رمزًا
tell-mail-other = استخدام عنوان آخر
tell-mail-code = الرمز الذي في الرسالة
tell-mail-code-missing = اكتب الأرقام الستة التي في الرسالة.
tell-mail-confirm = هذا عنواني
tell-mail-stop = لا أريد رسائل
tell-mail-stopped = نُسي عنوانك. لن تصلك رسالة.
tell-mail-done = من الآن تذهب الرسائل إلى هذا العنوان.

tell-browser = في هذا المتصفح
tell-browser-sees = يرى صانع متصفحك اللحظة، وأنها من هذا الخادم. ولا يرى غير ذلك.
tell-browser-none = لا يخبر هذا الخادم المتصفحات.
tell-browser-unsupported = لا يعرف هذا المتصفح كيف يخبرك. قد يعرف ذلك على الهاتف بعد تثبيت Quietroom كتطبيق.
tell-browser-denied = هذا المتصفح مضبوط على ألا يُظهر لك شيئًا من هنا. يمكنك تغيير ذلك في إعداداته.
tell-browser-failed = لم يقبل متصفحك ذلك. ربما قلت لا، أو تعذر الوصول إلى صانعه. لم يتغير شيء.
tell-browser-off = لا يخبرك هذا المتصفح بعد.
tell-browser-on = هذا المتصفح يخبرك.
tell-browser-do = ليخبرني هذا المتصفح
tell-browser-stop = ليس في هذا المتصفح
tell-browser-others = { $count ->
    [one] ويخبرك متصفح آخر أيضًا.
    [two] ويخبرك متصفحان آخران أيضًا.
   *[other] متصفحات أخرى تخبرك أيضًا: { $count }.
}

tell-when = كم مرة
tell-at-once = قريبًا
tell-at-once-what = بعد نحو دقيقتين. من يرى رسائلك قد يخمن متى يكتب الآخر.
tell-hourly = مرة كل ساعة على الأكثر
tell-hourly-what = عند تمام الساعة، إن كان هناك جديد.
tell-daily = مرة كل يوم على الأكثر
tell-daily-what = في الساعة التي تختارها، إن كان هناك جديد.
tell-hour = في
tell-quiet = ساعات هادئة
tell-quiet-what = بين هاتين الساعتين لا يصلك شيء. يصلك حين تنقضي.
tell-quiet-from = من
tell-quiet-to = إلى
tell-quiet-same = اختر ساعتين مختلفتين.
tell-zone = المنطقة الزمنية
tell-language = لغة الرسائل
tell-save = حفظ
tell-saved = حُفظ.
