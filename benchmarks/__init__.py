"""How fast is webwatch, and how fast are its peers at the same work?"""
