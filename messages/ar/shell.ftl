# ما يحيط بكل شاشة.
shell-skip = انتقل إلى المحتوى
shell-places = الأقسام
shell-notebook = الدفتر
shell-received = { $count ->
    [zero] لا شيء للقراءة
    [one] شيء واحد للقراءة
    [two] شيئان للقراءة
    [few] { $count } أشياء للقراءة
    [many] { $count } شيئًا للقراءة
   *[other] { $count } شيء للقراءة
}
shell-connected = متصل
shell-away = الخادم لا يجيب. ما تكتبه ينتظر هنا.
shell-offline = لا يوجد اتصال. ما تكتبه ينتظر هنا.
shell-lock = قفل
shell-leave = غادر بسرعة
shell-who-can-read = من يستطيع قراءة هذا؟
shell-language = اللغة

shell-label-me = أنا فقط
shell-label-pair = أنت و { $partner }
shell-label-named = أنت و { $partner } و { $named }
shell-label-may-tell = أنت و { $partner }، ولكل منكما أن يرويه

refused-unforeseen = حدث شيء لم نتوقعه ({ $code }). لم يُرسل شيء. حاول مرة أخرى.
refused-evidence = الدليل محفوظ على هذا الجهاز: { $name }.
refused-locked = أُقفل Quietroom. افتحه وحاول مرة أخرى. ما كتبته ما زال هنا.
refused-server-away = الخادم لا يجيب. لم يضع شيء. حاول بعد لحظة.
refused-waits-for-server = الخادم لا يجيب. كلماتك تنتظر على هذا الجهاز وستُرسل وحدها.

refused-server-lied = أظهر الخادم شيئًا لا يمكن أن يصح. لم يُرسل شيء. اقرأ التنبيه في الغرفة، ولا تتابع إلا إذا عرفت السبب.
refused-meet-anew = للطرف الآخر مفاتيح جديدة. قارنا كلمات الأمان أولًا. ما كتبته ما زال هنا.
refused-not-agreed-yet = تكتب هنا بعد أن توقّعا كلاكما. ما كتبته ما زال هنا.
refused-no-agreement = يلزم اتفاق وقّعتماه معًا. افتحه من الغرفة.
refused-nobody-named = لا يسمّي اتفاقكما قارئًا آخر. اختر غير ذلك، أو غيّر الاتفاق.
refused-no-ombuds = لا يسمّي اتفاقكما أمين مظالم. يمكنك أن تقترحه في نسخة جديدة.
refused-not-owner = ليس هذا سرّك وحدك. اسأل صاحبه.
refused-not-your-entry = كاتبه وحده يغيّره. يمكنك أن تقول إنه سرّك.
refused-no-request = لم يعد هذا الطلب قائمًا. أُجيب عنه أو سُحب.
refused-unknown-card = لا مفتاح له هذا الرمز. تحقق منه مع صاحبه.
refused-too-large = هذا أطول من أن يُرسل دفعة واحدة. اختصره أو أرسله على أجزاء.
refused-no-room = ليست هذه الغرفة من غرفك.
refused-slow-down = كان هذا كثيرًا دفعة واحدة. انتظر دقيقة وحاول ثانية. ما كتبته ما زال هنا.
refused-busy = الخادم مشغول. لم يضع شيء. حاول بعد لحظة.
refused-no-space = الخادم ممتلئ ولا يقبل جديدًا الآن. ما كتبته ما زال هنا.
refused-not-open-yet = لم يكتمل الاثنان في هذه الغرفة بعد. لم يضع شيء. حاول لاحقًا.
