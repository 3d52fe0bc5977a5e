"""How does the course say it in another language? Words by id, laid over what is the same in all.

The words of a language are in `translations/LANGUAGE`: lessons whole, as Markdown, and for all
else nothing but words. Which answer is right, what an experiment does, which term a word belongs
to: that stands once, in English.
"""
