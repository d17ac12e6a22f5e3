"""What does a complete round look like, without a network?"""

from webwatch.demo.site import DemoSite, keyword_file

__all__ = ["DemoSite", "keyword_file"]
