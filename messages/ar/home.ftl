# البداية: الغرف وما سواها.
home-title = غرفك
home-kit = لم تتحقق بعد من ورقة الاستعادة. إن ضاع هذا الجهاز فهي طريقك إلى العودة.
home-kit-do = اصنع ورقة وتحقق منها
home-partner-none = الشخص الذي دعوته
home-role = { $role ->
    [mentor] أنت المرشد.
   *[mentee] أنت المسترشد.
}
home-state-invited = لم يدخل الشخص بعد. اسأله هل وصله رابطك.
home-state-agreeing = اتفاقكما يأتي الآن. يكتب أحدكما إلى الآخر بعد أن توقّعا كلاكما.
home-state-open = مفتوحة. وقّعتما كلاكما.
home-state-paused = أحدكما في استراحة.
home-state-ended = انتهت. ما زال بوسعك أن تقرأ ما قيل.
home-empty = ليست لك غرفة بعد
home-empty-what = يجمعك البرنامج بشخص آخر، وعندها تظهر الغرفة هنا. ويمكنك أيضًا أن تدعو أحدًا بنفسك.
home-empty-coordinator = تظهر هنا غرفك أنت. وتجد ثنائيات البرنامج في القائمة أدناه.
home-empty-meanwhile = وإلى ذلك الحين دفترك مفتوح لك.
home-more = وهنا أيضًا
home-notebook = ما تكتبه فيه يبقى عندك حتى تشارك صفحة منه.
home-received = أشياء للقراءة
home-received-count = { $count ->
    [zero] لا شيء الآن. يظهر هنا ما يسمح لك أحد بقراءته.
    [one] شيء واحد سُمح لك بقراءته.
    [two] شيئان سُمح لك بقراءتهما.
    [few] { $count } أشياء سُمح لك بقراءتها.
    [many] { $count } شيئًا سُمح لك بقراءتها.
   *[other] { $count } شيء سُمح لك بقراءتها.
}
home-reports = بلاغات
home-reports-what = إن كنت مسؤول الحماية: ما بُلِّغت به.
home-people = أشخاص البرنامج
home-people-what = من يتلقّى البلاغات، ومن أمين المظالم، وما كلمات أمانهم.
home-pairs = ثنائيات البرنامج
home-pairs-what = ترى الثنائيات والتواريخ. لا ترى الغرف.
home-guidance = دورات قصيرة
home-guidance-what = عشر دقائق لكل منها: كيف تبدأ، وتصغي، وتحفظ السر، وتنهي جيدًا.
home-keys = مفاتيحك
home-keys-what = كلمات الأمان، وجهاز آخر، وورقة جديدة، وجهاز ضائع، وأخذ كل ما هو لك.

# دعوة شخص إلى غرفة.
home-invite = ادعُ أحدًا
home-invite-what = تحصل على رابط يفتح غرفة لكما أنتما الاثنين. ترسله بنفسك.
home-invite-name = اسمه
home-invite-missing = اكتب اسمًا لتعرف لاحقًا من هو.
home-invite-as = ماذا سيكون؟
home-invite-mentor = مرشدي
home-invite-mentee = مسترشدي
home-invite-outside = أمين مظالم خاص بنا من الخارج
home-invite-outside-what = لا يدخل أي غرفة، ولا يظهر في قوائم من يدير البرنامج. يجد تحت اسمه رمزًا. سمّياه به في اتفاقكما: ويسري ذلك حين توقّعان كلاكما.
home-invite-go = اصنع الرابط
home-invite-not = ليس الآن
home-link = رابطك جاهز
home-link-send = أرسله إلى { $name } بنفسك: برسالة أو بالبريد أو باليد. هكذا تعرف أنه وصل إلى الشخص الصحيح.
home-link-label = الرابط
home-link-once = يعمل مرة واحدة. من يفتحه أولًا يدخل، فلا ترسله إلى غيره. وإن ضاع فاصنع رابطًا جديدًا.
home-link-copy = انسخ الرابط
home-link-copied = نُسخ.
home-link-done = تم
home-broken = أُفشي سرّي
home-broken-what = إلى أمين المظالم دون المرور بمن يدير البرنامج، وما آل إليه الأمر.
home-heard = ما رُفع إليك
home-heard-what = بصفتك أمين مظالم: ما يستحق، وما يمكنك فعله.
home-due-acknowledgement = ينتظر أحدهم حتى { $day } أن يعلم أن ما كتبه وصلك.
home-due-feedback = ينتظر أحدهم حتى { $day } أن يعلم ما آل إليه الأمر.
home-late = تأخرتَ: ينتظر أحدهم منذ { $day }.
home-nameless = هذا حساب بلا اسم
home-nameless-what = هو للكتابة إلى أمين المظالم الذي استعملت رابطه. اخرج منه بـ«غادر بسرعة»، ولا تستعمله لغير ذلك.
home-meet = لقاء { $partner }
