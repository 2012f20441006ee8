# الدخول: الدعوة.
welcome-invited = وصلتك دعوة
welcome-looking = تُقرأ دعوتك…
welcome-by = { $role ->
    [mentor] يدعوك { $by } لتكون مرشدًا في { $programme }.
    [mentee] يدعوك { $by } لتكون مسترشدًا في { $programme }.
   *[other] يدعوك { $by } إلى { $programme }.
}
welcome-by-programme = { $role ->
    [mentor] يدعوك { $programme } لتكون مرشدًا.
    [mentee] يدعوك { $programme } لتكون مسترشدًا.
    [coordinator] يُطلب منك أن تساعد في إدارة { $programme }.
   *[other] وصلتك دعوة إلى { $programme }.
}
welcome-by-word = هذا الاسم هو ما يقوله الخادم، وليس دليلًا. إن لم يأتك الرابط من { $by } فاسأله قبل أن تدخل.
welcome-named = ستُسمّى هنا { $name }.
welcome-anew = ابدأ من جديد
welcome-return = أرسل إليك { $programme } هذا الرابط لتبدأ من جديد. تحصل على مفاتيح جديدة، وهي لا تفتح ما كتبته من قبل.
welcome-sees = قبل أن تدخل
welcome-sees-yes = ما يراه البرنامج
welcome-sees-yes-what = اسمك، ومن معك في الثنائي، ومنذ متى، وهل غرفتكما مفتوحة، وما تتفقان على إظهاره.
welcome-guest-yes = ما يراه البرنامج
welcome-guest-yes-what = تأتي ضيفًا، ولا يدرجك البرنامج عنده. وهو يرى هذه الغرفة متى وافقتما كلاكما: اسميكما، ومنذ متى، وهل هي مفتوحة.
welcome-sees-no = ما لا يراه
welcome-sees-no-what = ما تكتبه، ولمن هذا السر، ومن تسمح له بقراءته.
welcome-sees-rule = ما يأتي أولًا
welcome-sees-rule-what = توقّعان معًا على ما يجوز نقله وعلى القليل الذي يجب نقله. قبل ذلك لا يكتب أحدكما إلى الآخر.
welcome-you-yes = ما ستراه
welcome-you-yes-what = من مع من في كل ثنائي، ومنذ متى، وهل غرفتهما مفتوحة.
welcome-you-no = ما لن تراه
welcome-you-no-what = ما يكتبه كل ثنائي، ولمن السر، ومن يسمحان له بقراءته.
welcome-you-rule = ما تفعله
welcome-you-rule-what = تدعو الناس وتجمع كل ثنائي. ما يتحدثان فيه يبقى عندهما.
welcome-name-other = استعمل اسمًا غير الذي في الدعوة
welcome-name = اسمك
welcome-name-hint = يراه الشخص الآخر والبرنامج.
welcome-accept = ادخل
welcome-accept-as = ادخل باسم { $name }
welcome-accept-unlock = افتح القفل وادخل باسم { $name }
welcome-nothing-yet = لم يحدث شيء بعد. يمكنك أن تغلق هذه الصفحة.
welcome-look-again = حاول مرة أخرى
welcome-gone = لم يعد هذا الرابط يعمل
welcome-gone-what = استُعمل من قبل، أو مضى وقته، أو ينقصه جزء.
welcome-gone-do = إن كنت قد دخلت به فافتح Quietroom. وإلا فاطلب رابطًا جديدًا. لا تخسر شيئًا.
welcome-gone-unlock = افتح Quietroom

# مفتاح لك.
welcome-key = اصنع مفتاحك
welcome-key-what = سيطلب هاتفك أو حاسوبك وجهك أو إصبعك أو رقمك السري. ما يصنعه يبقى فيه. لا نراه أبدًا.
welcome-key-make = اصنع مفتاحي
welcome-key-asking = جهازك يسألك الآن…
welcome-key-again = مرة أخرى من فضلك: هكذا يصنع جهازك المفتاح.
welcome-key-making = تُصنع مفاتيحك. يحتاج ذلك إلى ثوانٍ قليلة…
welcome-key-retry = حاول مرة أخرى
welcome-key-refused = لم يصنع جهازك مفتاحًا. ربما رفضت، أو طال الوقت. لم يحدث شيء.
welcome-key-no-prf = مفتاح المرور على هذا الجهاز لا يستطيع أن يفتح ما تكتبه. بعض الهواتف القديمة وبعض برامج كلمات السر لا تقدر على ذلك.
welcome-key-unsupported = هذا المتصفح لا يعرف مفاتيح المرور.
welcome-key-instead = يمكنك أن تستعمل عبارة سر بدلًا منه: سبع كلمات بسيطة نختارها لك.
welcome-key-passphrase = استعمل عبارة سر

# ورقة الاستعادة.
welcome-kit = ورقة الاستعادة
welcome-kit-what = اطبعها أو احفظها، وضعها حيث تضع أوراقك. تفتح حسابك إذا ضاع هاتفك أو حاسوبك.
welcome-kit-of = ورقة استعادة { $name }
welcome-kit-groups = مجموعات الورقة الثماني
welcome-kit-passphrase = عبارة سرك تفتح Quietroom على هذا الجهاز وعلى غيره:
welcome-kit-server = العنوان
welcome-kit-account = الحساب
welcome-kit-print = اطبع
welcome-kit-save = احفظ في ملف
welcome-kit-lose = إن أضعت مفتاحك وهذه الورقة فليس عندنا سبيل إلى فتح ما كتبته. ويستطيع الشخص الآخر أن يعيد إليك الغرفة المشتركة.
welcome-kit-kept = هي عندي
welcome-kit-later = لاحقًا
welcome-check = هل هي عندك؟
welcome-check-what = اكتب مجموعتين من ورقتك. عندها تعرف أنها تُقرأ.
welcome-check-group = المجموعة { $number }
welcome-check-wrong = مجموعة واحدة على الأقل ليست كما في ورقتك. انظر مرة أخرى: يمكنك أن ترجع وتراها.
welcome-check-done = هذه هي
welcome-check-back = أرني الورقة مرة أخرى
welcome-open = وضع أمين مظالم في { $programme } هذا الرابط حيث يجده الناس. تدخل دون اسم.
welcome-open-yes = ما يراه الخادم
welcome-open-yes-what = أن أحدًا دخل بهذا الرابط، ومتى، ومن أي عنوان. وقد يربط خادم كاذب ذلك بحسابك: استعمل شبكة أخرى في وقت آخر.
welcome-open-no = ما يعلمه أمين المظالم
welcome-open-no-what = ما تكتبه، دون اسم من هذا الحساب. ونصوص الغرفة تُسمّي مع ذلك الشخصين فيها.
welcome-open-rule = أين تفتحه
welcome-open-rule-what = في نافذة خاصة أو متصفح لم تستعمله لـ Quietroom. احتفظ بعدّة الاسترداد: يأتي الجواب إلى هذا الحساب.
