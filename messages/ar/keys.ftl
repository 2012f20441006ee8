# مفاتيح المرء.
keys-title = مفاتيحك
keys-whose = هذا حساب { $name }.
keys-back = ارجع إلى مفاتيحك
keys-words = كلمات الأمان
keys-words-what = اقرأ هذه الكلمات الأربع بصوت عال عندما تلتقيان أو تتصلان. إذا رأى الآخر الكلمات نفسها بجانب اسمك عرف أنه أنت.
keys-words-loading = تُحضَر الكلمات
keys-code = رمز مفتاحك
keys-code-what = قد يسألك عنه من يريد أن يسمح لك بقراءة شيء.
keys-ways = طرق الفتح
keys-device = جهاز آخر
keys-device-how = افتح هذا العنوان هناك. ثم استعمل مفتاح المرور إن كان على ذلك الجهاز، أو ورقة الاستعادة أو عبارة السر.
keys-passkey = مفتاح مرور آخر
keys-passkey-what = مفتاح مرور ثانٍ، على هاتف أو مفتاح أمان، يفتح حسابك إن ضاع الأول.
keys-passkey-do = أضف مفتاح مرور
keys-passkey-done = مفتاح المرور الجديد يفتح حسابك من الآن.
keys-passkey-refused = لم يصنع جهازك مفتاح مرور. ربما رفضت، أو طال الوقت. لم يتغير شيء.
keys-passkey-no-prf = مفتاح المرور على هذا الجهاز لا يقدر أن يفتح ما تكتبه. لم يتغير شيء. جرّب جهازًا آخر أو اصنع ورقة.
keys-passkey-unsupported = هذا المتصفح لا يعرف مفاتيح المرور. لم يتغير شيء. اصنع ورقة بدلًا منه.
keys-kit = ورقة استعادة أخرى
keys-kit-what = إن أجّلت الورقة الأولى أو لم تجدها فاصنع ورقة جديدة. وإن كان يحتمل أن القديمة عند غيرك فاستعمل «أضعت جهازًا» أدناه: فذلك ينهيها.
keys-kit-do = اصنع ورقة
keys-wait = جهازك والخادم يعملان…
keys-lost = جهاز ضائع
keys-lost-what = إن ضاع جهاز أو ورقة فاصنع هنا مفاتيح جديدة. عندها لا يفتح ما ضاع حسابك.
keys-lost-do = أضعت جهازًا
keys-sure = أتصنع مفاتيح جديدة؟
keys-sure-happens = ما يحدث
keys-sure-happens-what = تحصل على مفاتيح جديدة وورقة استعادة جديدة. وعلى أجهزتك الأخرى أن تُفتح من جديد.
keys-sure-keep = ما يبقى لك
keys-sure-keep-what = غرفك ودفترك وكل ما كتبته.
keys-sure-lose = ما تخسره
keys-sure-lose-what = يتوقف عن العمل كل مفتاح مرور وعبارة سر وورقة لديك الآن. وما كان مفتوحًا على الجهاز الضائع قد يُقرأ فيه بعد.
keys-sure-do = اصنع مفاتيح جديدة
keys-sure-not = ليس الآن
keys-export = خذ كل ما هو لك
keys-export-what = ملف واحد فيه ما كتبته وما يحق لك قراءته، ويُفتح بلا Quietroom.
keys-export-do = انظر ما فيه
keys-away = حين تكون غائبًا
keys-away-what = يمكن لرسالة، أو لهذا المتصفح، أن يخبرك بأن هناك جديدًا. ولا يقول ما هو.
keys-away-do = أخبرني
keys-install = Quietroom تطبيقًا
keys-install-what = للتطبيق نافذته، ويُفتح من غير اتصال.
keys-install-how = ابحث في قائمة متصفحك عن «تثبيت» أو «إضافة إلى الشاشة الرئيسية».
keys-install-do = ثبّت التطبيق

# الإخبار عن بُعد.
keys-tell-title = أخبرني
keys-tell-new = هناك جديد في Quietroom
keys-tell-what = حين تكون غائبًا ويأتي جديد، يمكننا أن نخبرك. نقول دائمًا الشيء نفسه: «{ $words }». لا نقول أبدًا ما هو ولا ممّن هو.
keys-tell-once = بعد ذلك لا يصلك شيء آخر حتى تأتي إلى هنا.
keys-tell-loading = نسأل الخادم…

keys-tell-mail = بالبريد
keys-tell-mail-none = لا يرسل هذا الخادم بريدًا. اسأل من يدير البرنامج، أو دع متصفحك يخبرك.
keys-tell-mail-sees = من يدير الخادم يرى عنوانك. ومن ينقل بريدك يرى أنك تشارك هنا، ومتى وصلت رسالة.
keys-tell-mail-to = تذهب الرسائل إلى { $address }.
keys-tell-mail-asked = أرسلنا رمزًا إلى { $address }. يصلح ساعة واحدة.
keys-tell-mail-address = عنوان بريدك
keys-tell-mail-missing = اكتب عنوان بريد واحدًا، مثل name@example.org.
keys-tell-mail-ask = أرسلوا لي رمزًا
keys-tell-mail-other = استخدام عنوان آخر
keys-tell-mail-code = الرمز الذي في الرسالة
keys-tell-mail-code-missing = اكتب الأرقام الستة التي في الرسالة.
keys-tell-mail-confirm = هذا عنواني
keys-tell-mail-stop = لا أريد رسائل
keys-tell-mail-stopped = نُسي عنوانك. لن تصلك رسالة.
keys-tell-mail-done = من الآن تذهب الرسائل إلى هذا العنوان.

keys-tell-browser = في هذا المتصفح
keys-tell-browser-sees = يرى صانع متصفحك اللحظة، وأنها من هذا الخادم. ولا يرى غير ذلك.
keys-tell-browser-none = لا يخبر هذا الخادم المتصفحات.
keys-tell-browser-unsupported = لا يعرف هذا المتصفح كيف يخبرك. قد يعرف ذلك على الهاتف بعد تثبيت Quietroom كتطبيق.
keys-tell-browser-denied = هذا المتصفح مضبوط على ألا يُظهر لك شيئًا من هنا. يمكنك تغيير ذلك في إعداداته.
keys-tell-browser-failed = لم يقبل متصفحك ذلك. ربما قلت لا، أو تعذر الوصول إلى صانعه. لم يتغير شيء.
keys-tell-browser-off = لا يخبرك هذا المتصفح بعد.
keys-tell-browser-on = هذا المتصفح يخبرك.
keys-tell-browser-do = ليخبرني هذا المتصفح
keys-tell-browser-stop = ليس في هذا المتصفح
keys-tell-browser-others = { $count ->
    [one] ويخبرك متصفح آخر أيضًا.
    [two] ويخبرك متصفحان آخران أيضًا.
   *[other] متصفحات أخرى تخبرك أيضًا: { $count }.
}

keys-tell-when = كم مرة
keys-tell-at-once = قريبًا
keys-tell-at-once-what = بعد نحو دقيقتين. من يرى رسائلك قد يخمن متى يكتب الآخر.
keys-tell-hourly = مرة كل ساعة على الأكثر
keys-tell-hourly-what = عند تمام الساعة، إن كان هناك جديد.
keys-tell-daily = مرة كل يوم على الأكثر
keys-tell-daily-what = في الساعة التي تختارها، إن كان هناك جديد.
keys-tell-hour = في
keys-tell-quiet = ساعات هادئة
keys-tell-quiet-what = بين هاتين الساعتين لا يصلك شيء. يصلك حين تنقضي.
keys-tell-quiet-from = من
keys-tell-quiet-to = إلى
keys-tell-quiet-same = اختر ساعتين مختلفتين.
keys-tell-zone = المنطقة الزمنية
keys-tell-language = لغة الرسائل
keys-tell-save = حفظ
keys-tell-saved = حُفظ.
