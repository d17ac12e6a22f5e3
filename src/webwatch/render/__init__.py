"""How does a digest look: on a terminal, as text, as HTML and as JSON?"""
