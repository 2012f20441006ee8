# Erasing oneself, and what became of it.
erase-title = Erase yourself
erase-what = There is no way back. Read what happens, and take along what is yours first.
erase-rooms = Every room of yours ends. What is in it stays with the other until the day on which you both agreed, or for a year after the end.
erase-keys = Your keys, your notebook and what others let you read are destroyed, at the server and on this device.
erase-others = Others keep what they took along, and your public keys, without your name.
erase-released = What you let others read stays until the day you signed. So does a report.
erase-backups = Backups of the server last longer. The next page tells until when, and has an address to ask again.
erase-take = Take what is yours first
erase-sure = I have what I want to keep
erase-go = Erase me for good
erase-over = You are erased
erase-until = The server holds nothing of yours but public keys without a name, and what others keep. Until { $day } a backup may still hold more.
erase-done = No backup that the server made holds anything of yours any more.
erase-address = Keep the address of this page if you want to ask again. It opens nothing.
erase-unknown = The server does not answer, or knows nothing of this any more. Some months after the last backup has ended it forgets this too.
erase-held = You hold a role that others count on. Let it be given to somebody else first. Nothing has changed.
