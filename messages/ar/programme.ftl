# قائمة الثنائيات لمن يدير البرنامج.
programme-pairs = ثنائيات البرنامج
programme-fixed = ترى من مع من، والتواريخ، وما اتفق اثنان على إظهاره. لا يمكنك أن ترى الغرف.
programme-people = من يتلقّى البلاغات، ومن أمين المظالم
programme-reading = تُقرأ القائمة…
programme-count = { $count ->
    [zero] لا ثنائيات
    [one] ثنائي واحد
    [two] ثنائيان
    [few] { $count } ثنائيات
    [many] { $count } ثنائيًا
   *[other] { $count } ثنائي
}
programme-pair = { $mentor } مرشد { $mentee }.
programme-state-invited = لم تُفتح بعد: لم يدخلا ويوقّعا كلاهما.
programme-state-open = غرفتهما مفتوحة.
programme-state-paused = غرفتهما في استراحة الآن.
programme-state-ended = انتهت غرفتهما.
programme-state-other = غرفتهما في حال لا تعرفها هذه الصفحة.
programme-since = فُتحت في { $day }.
programme-faces = ما اتفقا معًا على إظهاره:
programme-face-open = مفتوح
programme-face-progress = قيد العمل
programme-face-done = تحقق
programme-face-other = في حال لا تعرفها هذه الصفحة
programme-empty = لا توجد ثنائيات بعد
programme-empty-what = عندما تكون لشخصين غرفة في هذا البرنامج ترى هنا اسميهما والتواريخ. ما يكتبانه يبقى عندهما.
