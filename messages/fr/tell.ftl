# Être prévenu de loin.
tell-title = Me prévenir
tell-new = Du nouveau dans Quietroom
tell-what = Quand vous n’êtes pas là et qu’il y a du nouveau, nous pouvons vous prévenir. Nous disons toujours la même chose : « { $words } ». Jamais quoi, ni de qui.
tell-once = Ensuite, vous n’entendez plus rien avant d’être passé ici.
tell-loading = Question au serveur…
tell-back = Retour à vos clés

tell-mail = Par e-mail
tell-mail-none = Ce serveur n’envoie pas d’e-mails. Demandez aux responsables du programme, ou laissez votre navigateur vous prévenir.
tell-mail-sees = Qui gère le serveur voit votre adresse. Qui transporte votre courrier voit que vous participez ici, et quand un message est venu.
tell-mail-to = Les messages vont à { $address }.
tell-mail-asked = Nous avons envoyé un code à { $address }. Il vaut une heure.
tell-mail-address = Votre adresse e-mail
tell-mail-missing = Écrivez une adresse e-mail, comme nom@example.org.
tell-mail-ask = M’envoyer un code
tell-mail-other = Prendre une autre adresse
tell-mail-code = Le code du message
tell-mail-code-missing = Saisissez les six chiffres du message.
tell-mail-confirm = C’est mon adresse
tell-mail-stop = Plus de messages
tell-mail-stopped = Votre adresse est oubliée. Aucun message ne viendra.
tell-mail-done = Désormais, les messages vont à cette adresse.

tell-browser = Dans ce navigateur
tell-browser-sees = Le fabricant de votre navigateur voit le moment, et que cela vient de ce serveur. Il ne voit rien d’autre.
tell-browser-none = Ce serveur ne prévient pas les navigateurs.
tell-browser-unsupported = Ce navigateur ne sait pas vous prévenir. Sur un téléphone il le saura peut-être, une fois Quietroom installé comme application.
tell-browser-denied = Ce navigateur est réglé pour ne rien montrer d’ici. Vous pouvez le changer dans ses réglages.
tell-browser-failed = Votre navigateur ne l’a pas pris. Vous avez peut-être dit non, ou son fabricant n’a pas répondu. Rien n’a changé.
tell-browser-off = Ce navigateur ne vous prévient pas encore.
tell-browser-on = Ce navigateur vous prévient.
tell-browser-do = Laisser ce navigateur me prévenir
tell-browser-stop = Pas dans ce navigateur
tell-browser-others = { $count ->
    [one] Un autre navigateur vous prévient aussi.
   *[other] { $count } autres navigateurs vous préviennent aussi.
}

tell-when = À quel rythme
tell-at-once = Bientôt
tell-at-once-what = Environ deux minutes après. Qui voit vos messages pourrait deviner quand l’autre écrit.
tell-hourly = Au plus une fois par heure
tell-hourly-what = À l’heure pleine, s’il y a du nouveau.
tell-daily = Au plus une fois par jour
tell-daily-what = À l’heure que vous choisissez, s’il y a du nouveau.
tell-hour = À
tell-quiet = Heures calmes
tell-quiet-what = Entre ces heures, vous n’entendez rien. Cela vient quand elles sont passées.
tell-quiet-from = De
tell-quiet-to = À
tell-quiet-same = Choisissez deux heures différentes.
tell-zone = Fuseau horaire
tell-language = Langue des messages
tell-save = Enregistrer
tell-saved = Enregistré.
