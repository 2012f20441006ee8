# ما رآه جهاز صاحبه في مسودة قبل إرسالها.
hint-title = قبل أن ترسل
hint-met = { $met ->
    [0] لم تلتقِ { $partner } بعد، بقدر ما يعرف جهازك.
    [one] التقيت { $partner } مرة.
    [two] التقيت { $partner } مرتين.
    [few] التقيت { $partner } { $met } مرات.
   *[other] التقيت { $partner } { $met } مرة.
}
hint-level = ثقتك بـ { $partner } حتى الآن في المستوى «{ $level }».
hint-holds = في كلماتك:
hint-about-name = اسم
hint-about-employer = مكان عمل أحدهم
hint-about-move = انتقال إلى عمل آخر
hint-about-health = صحة
hint-about-third = شخص آخر
hint-limit = قد يقع «{ $words }» تحت الاستثناء { $number }، «{ $title }». وبموجبه يجب على { $partner } أن يبلّغ { $to } بما يُقصد فيه.
hint-limit-unnamed = قد يقع «{ $words }» تحت الاستثناء { $number }، «{ $title }». وبموجبه يجب على { $partner } أن يبلّغ بما يُقصد فيه. ولا يقول بعد لمن.
hint-choose = أترسل أم تحجب أم تخفّف؟
hint-choose-limit = أترسل أم تحجب أم تسأل أولًا؟
hint-send = أرسل
hint-hold = احجب
hint-soften = خفّف
hint-ask = اسأل أولًا
hint-question = قبل أن أخبرك بشيء: ماذا يجب عليك أن تفعل بموجب الاستثناء { $number }، «{ $title }»؟
hint-asked = ما كتبته محجوب. هذا السؤال بداية: غيّره كما تشاء أو اتركه.
hint-off = لا تراجع كلماتي بعد الآن
hint-how = رأى هذا جهازك. لم يخبر به أي خادم.

hint-trust-due = { $met ->
    [one] التقيتما أنت و{ $partner } مرة. هل زادت ثقتك؟
    [two] التقيتما أنت و{ $partner } مرتين. هل زادت ثقتك؟
    [few] التقيتما أنت و{ $partner } { $met } مرات. هل زادت ثقتك؟
   *[other] التقيتما أنت و{ $partner } { $met } مرة. هل زادت ثقتك؟
}
hint-trust-look = انظر فيها
hint-trust-never = لا تسأل هنا مرة أخرى
