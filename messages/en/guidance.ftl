# Courses: the list, one course, its questions; what is offered in a room; a record to print.
guidance-title = Short courses
guidance-means = Each takes about ten minutes. Your answers are written down nowhere. That you finished a course is noted for you.
guidance-language = Language of the courses
guidance-language-en = English
guidance-language-fr = French
guidance-loading = Looking for the courses
guidance-minutes = About { $minutes } minutes.
guidance-state-begun = You have begun.
guidance-state-done = You finished it on { $day }.
guidance-state-again = You finished it on { $day }. There is a newer version.
guidance-required = Your programme asks for this one before your room opens.
guidance-asked = { $count ->
    [one] Before a room of your programme opens, please take this short course:
   *[other] Before a room of your programme opens, please take these short courses:
}
guidance-told = Your programme knows on which day it learned that you finished this course, and no more.
guidance-back = All courses
guidance-none = There is no course of this name.
guidance-promises = What Quietroom promises about this
guidance-before = You finished this course on { $day }. You may answer the questions again.
guidance-question = Question { $nth } of { $all }
guidance-choose = Choose an answer first.
guidance-answer = See if it fits
guidance-right = That fits.
guidance-wrong = Not quite. Choose another.
guidance-next = Next question
guidance-finish = Finish
guidance-done = You have finished this course
guidance-next-course = Next: { $title }

guidance-offer-first-entry = Before your first words here: whose confidence is it?
guidance-offer-first-request = Your first request: how to say yes or no.
guidance-offer-first-silence = It has been quiet here for three weeks. How to break the ice, or end well.
guidance-offer-read = Read it
guidance-offer-away = Put away

guidance-record = Your record
guidance-record-what = The courses that you finished and the hours that you met, on a page to print.
guidance-record-go = Make a record
guidance-record-means = It is made on this device, of what you choose here. What you type is not kept: print the page before you leave it.
guidance-record-choose = What shall stand in it?
guidance-record-name = Your name
guidance-record-name-hint = You can leave this empty.
guidance-record-courses = Courses that you finished
guidance-record-days = With the day of each
guidance-record-none = You have not finished a course yet.
guidance-record-hours = Hours
guidance-record-hours-hint = Add each meeting by its day and length. With whom, and about what, has no place here.
guidance-record-date = Day
guidance-record-minutes = Minutes
guidance-record-add = Add
guidance-record-wrong = Choose a day, and from 1 to 1,440 minutes.
guidance-record-drop = Take away the last one
guidance-record-title = Mentoring: a record
guidance-record-finished = Courses finished
guidance-record-met = Meetings
guidance-record-length = { $hours } h { $minutes } min
guidance-record-sum = Together: { $length }
guidance-record-made = Made with Quietroom on { $day } by the person it is about. It is signed by no programme.
guidance-record-print = Print
