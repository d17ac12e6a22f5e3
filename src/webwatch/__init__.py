"""What does the web say of us?"""

__version__ = "0.1.0"
