# من يشغل أي دور في البرنامج.
people-title = أشخاص البرنامج
people-means = تُسمّي اتفاقات هذا البرنامج هؤلاء الأشخاص. لكل منهم أربع كلمات أمان: اطلب منه أن يقرأ كلماته بصوت مسموع. فإن اختلفت فلا تثق بذلك المفتاح.
people-reading = تُقرأ القائمة ويُتحقّق منها
people-signed = تحقّق هذا الجهاز من هذه القائمة على السجل. وُقّعت في { $day }.
people-none = لم يُسمَّ أحد بعد.
people-coordinator = من يدير البرنامج
people-coordinator-what = يرى الثنائيات والتواريخ، ولا يرى أي غرفة.
people-officer = مسؤول الحماية
people-officer-what = يتلقّى بلاغًا ضمن استثناء وقّعه شخصان.
people-deputy = نائب مسؤول الحماية
people-deputy-what = يتلقّى البلاغ حين لا يكون المسؤول هو المناسب له.
people-ombuds = أمين المظالم
people-ombuds-what = يسمع بأن سرًّا أُفشي. وهو على مسافة ممن يدير البرنامج.
people-nobody = لا أحد بعد.
people-missing-officer = ما لم يوجد مسؤول ونائب معًا فلا تُسمّي الاتفاقات أيًّا منهما. وتقول قبل أن يوقّع أحد: لم يُسمِّ هذا البرنامج من يتلقّى البلاغات، أو من ينوب عنه.
people-missing-ombuds = تقول الاتفاقات قبل أن يوقّع أحد: لم يُسمِّ هذا البرنامج أمين مظالم مستقلًّا عنه. ولشخصين أن يأتيا بأمين مظالم من الخارج.
people-you = هذا أنت.
people-out = قلتَ: ليس لغرفي.
people-keep-out = ليس لغرفي
people-keep-in = تراجع عن ذلك
people-keep-means = عندئذٍ لا يقترح جهازك ولا يوقّع اتفاقًا يعطي { $name } دورًا. ولا يُبلَّغ أحد بذلك ولا بسببه.
people-keep-title = ليس لغرفي؟
people-keep-go = ليس لغرفي
people-not-now = ليس الآن

people-asked = سألتُ عن ذلك

# ما تغيّر منذ وقّع الشخصان.
people-told = ما تقوله اتفاقاتك
people-told-nobody = يترك اتفاقك مع { $partner } هذا الدور خاليًا: { $role }. وفي البرنامج الآن { $now }.
people-told-other = يُسمّي اتفاقك مع { $partner } في هذا الدور { $named }: { $role }. ويُسمّي البرنامج الآن { $now }.
people-told-anew = يُسمّي اتفاقك مع { $partner } في هذا الدور { $named }: { $role }. ولدى { $named } الآن مفاتيح أخرى.
people-told-gone = يُسمّي اتفاقك مع { $partner } في هذا الدور { $named }: { $role }. ولا يُسمّي البرنامج الآن أحدًا.
people-told-stays = يبقى كما وقّعتماه حتى توقّعا كلاكما من جديد.
people-told-go = افتح الاتفاق مع { $partner }

# لمن يدير البرنامج.
people-appoint = عيّن شخصًا
people-replace = عيّن شخصًا آخر
people-appoint-officer = من هو مسؤول الحماية؟
people-appoint-deputy = من ينوب عنه؟
people-appoint-ombuds = من هو أمين المظالم؟
people-appoint-who = اختر شخصًا
people-appoint-choose = اختر
people-appoint-missing = اختر شخصًا أولًا.
people-appoint-means = يوقّع جهازك القائمة، ويراها كل من في البرنامج. والغرف التي اتفقت من قبل تُبقي من سمّته حتى يوقّع الاثنان من جديد.
people-appoint-mentors = ليس لأحد دور في غرفة هو فيها: يتركه الاتفاق هناك خاليًا.
people-appoint-ombuds-means = من يدير البرنامج لا يكون أمين المظالم أبدًا.
people-appoint-deputy-means = لا ينوب المسؤول عن نفسه.
people-appoint-nobody = لم ينضم بعد من يمكنك تعيينه. ادعُه أولًا.
people-appoint-go = عيّن
people-appoint-done = تم التعيين: { $name }.
people-dismiss = لا تعيّن أحدًا
people-dismissed = لا أحد في هذا الدور الآن.
people-heard = ما رُفع إليك
