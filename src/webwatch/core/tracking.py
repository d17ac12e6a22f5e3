"""Which parts of an address say how a reader came, instead of what is read?"""

TRACKING_PREFIXES = (
    "utm_", "utm-", "hsa_", "mtm_", "matomo_", "piwik_", "pk_", "at_custom", "at_medium",
    "at_campaign", "ga_", "_hs", "__hs", "vero_", "oly_", "wt_", "wt.", "cm_mmc", "stm_", "trk_",
    "ns_", "fb_action", "fb_ref", "fb_source", "sc_c", "itm_", "int_", "bsft_", "mkt_",
)  # fmt: skip
"""A parameter whose name begins so is tracking, in any case of letters."""

TRACKING = frozenset(
    (
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
        "ttclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "epik", "srsltid", "rdt_cid",
        "sccid", "s_cid", "s_kwcid", "ef_id", "irclickid", "irgwc", "wickedid", "_openstat",
        "_ga", "_gl", "_ke", "_kx", "_branch_match_id", "_branch_referrer", "__twitter_impression",
        "ref_src", "ref_url", "referrer", "referer", "recruiter", "smid", "ncid", "soc_src",
        "soc_trk", "guccounter", "guce_referrer", "guce_referrer_sig", "xtor", "xtref", "xtcr",
        "trk", "trackingid", "tracking", "nr_email_referer", "mkt_tok", "ml_subscriber",
        "ml_subscriber_hash", "rb_clickid", "sr_share", "share_id", "sharedid", "shareid",
        "spm", "scm", "usqp", "amp", "amp_js_v", "amp_gsa", "outputtype", "onboarding", "auth_rd",
        "phpsessid", "jsessionid", "aspsessionid", "cfid", "cftoken", "zanpid", "dicbo", "cmpid",
        "cmp", "campaign_id", "campaignid", "ocid", "taid", "tblci", "obclid", "ob_click_id",
        "echobox", "_x_tr_sl", "_x_tr_tl", "_x_tr_hl", "_x_tr_pto", "fref", "mibextid", "hc_ref",
        "gs_l", "gs_lcp", "pf_rd_p", "pf_rd_r", "adgroupid", "adid", "cx_testid", "cxt",
        "cx_artpos", "is_from_webapp", "is_copy_url", "print", "printable",
    )
)  # fmt: skip
"""A parameter of this name is tracking at every host; in lower case."""

COMING_FROM = frozenset(("ref", "source", "src", "from", "via", "origin", "channel", "medium"))
"""A parameter of this name is tracking if its value is one of ``WAYS``."""

WAYS = frozenset(
    (
        "rss", "rssfeed", "rss-feed", "rss_feed", "feed", "feeds", "atom", "twitter", "x",
        "facebook", "fb", "linkedin", "instagram", "whatsapp", "telegram", "reddit", "mastodon",
        "bluesky", "newsletter", "nieuwsbrief", "mail", "email", "e-mail", "app", "push", "share",
        "social", "google", "googlenews", "google_news", "google-news", "bing", "msn", "home",
        "homepage", "frontpage", "widget", "webpush", "syndication", "flipboard", "alerts",
    )
)  # fmt: skip
"""Where a reader can come from."""

TRACKING_AT = {
    "youtube.com": frozenset(("feature", "si", "pp", "ab_channel", "app")),
    "x.com": frozenset(("s", "t", "ref")),
    "reddit.com": frozenset(("context", "rdt", "sort")),
    "linkedin.com": frozenset(("lipi", "licu", "rcm", "originalsubdomain")),
    "instagram.com": frozenset(("hl", "img_index")),
    "facebook.com": frozenset(("__tn__", "__cft__", "rdid", "locale", "eid", "paipv")),
    "news.google.com": frozenset(("oc", "hl", "gl", "ceid")),
    "bing.com": frozenset(("tid", "c", "mkt", "form")),
    "nu.nl": frozenset(("redirect",)),
    "ad.nl": frozenset(("cb",)),
    "volkskrant.nl": frozenset(("cb",)),
    "trouw.nl": frozenset(("cb",)),
    "parool.nl": frozenset(("cb",)),
    "medium.com": frozenset(("sk",)),
}
"""A parameter that is tracking at one host and may mean something elsewhere."""

ALIASES = {
    "twitter.com": "x.com",
    "old.reddit.com": "reddit.com",
    "np.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "mbasic.facebook.com": "facebook.com",
    "touch.facebook.com": "facebook.com",
    "music.youtube.com": "youtube.com",
    "youtube-nocookie.com": "youtube.com",
}
"""Other names of one host."""

REDIRECTS = (
    (r"google\.[a-z]{2,3}(?:\.[a-z]{2})?", r"/url", ("url", "q")),
    (r"bing\.com", r"/news/apiclick\.aspx", ("url",)),
    (r"duckduckgo\.com", r"/l/?", ("uddg",)),
    (r"lm?\.facebook\.com", r"/l\.php", ("u",)),
    (r"l\.instagram\.com", r"/?", ("u",)),
    (r"out\.reddit\.com", r"/.*", ("url",)),
    (r"youtube\.com", r"/redirect", ("q",)),
    (r"linkedin\.com", r"/(?:redir/redirect|safety/go)/?", ("url",)),
    (r"t\.umblr\.com", r"/redirect", ("z",)),
    (r"vk\.com", r"/away\.php", ("to",)),
    (r"steamcommunity\.com", r"/linkfilter/?", ("url", "u")),
    (r"[a-z0-9]+\.safelinks\.protection\.outlook\.com", r"/.*", ("url",)),
    (r"slack-redir\.net", r"/link", ("url",)),
    (r"disq\.us", r"/url", ("url",)),
    (r"exit\.sc", r"/?", ("url",)),
)
"""Addresses that lead on: host, path (both whole, as patterns), and where the target stands.

Hosts as ``core.address`` writes them: without ``www.`` and the like."""

AGGREGATORS = frozenset(
    (
        "news.google.com", "feedproxy.google.com", "feeds.feedburner.com", "bing.com", "msn.com",
        "flipboard.com", "feedly.com", "t.co", "lnkd.in", "bit.ly", "tinyurl.com",
    )
)  # fmt: skip
"""Hosts that pass on what others publish, under links that don't say where they lead."""
