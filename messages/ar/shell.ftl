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
shell-rest = خذ استراحة أو غادر
shell-who-can-read = من يستطيع قراءة هذا؟
shell-words = كلمات الأمان:
shell-words-loading = كلمات الأمان: لحظة
shell-language = اللغة
shell-new-version = توجد نسخة جديدة جاهزة.
shell-use-new = استعملها الآن

shell-label-me = أنا فقط
shell-label-pair = أنت و { $partner }
shell-label-named = أنت و { $partner } و { $named }
shell-label-may-tell = أنت و { $partner }، ولكل منكما أن يرويه
shell-no-name = بلا اسم
