# البحث على الجهاز.
search-room = ابحث في هذه الغرفة
search-all = ابحث في غرفك ودفترك
search-where = يجري البحث على هذا الجهاز، فيما فُتح عليه.
search-go = ابحث
search-looking = يجري البحث
search-found = { $count ->
    [zero] لم يوجد شيء. جرّب كلمة أخرى أو جزءًا منها.
    [one] وُجد موضع واحد
    [two] وُجد موضعان
    [few] وُجدت { $count } مواضع
    [many] وُجد { $count } موضعًا
   *[other] وُجد { $count } موضع
}
