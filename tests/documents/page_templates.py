"""Layouts of Arabic news pages, all of our own making: one article in many dresses, and pages that hold none."""

# ruff: noqa: E501  (markup reads best as a page has it)

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

TITLE = "مقتل أربعة جنود بانفجار عبوة ناسفة قرب جسر الوادي"
BODY = (
    "قتل أربعة جنود وأصيب اثنان آخران صباح اليوم حين انفجرت عبوة ناسفة زرعها مجهولون على جانب الطريق قرب جسر الوادي جنوب المدينة.",
    "وقال مصدر في الشرطة طلب عدم ذكر اسمه إن العربة كانت عائدة من دورية حراسة، وإن النار اشتعلت فيها ساعة كاملة قبل أن يصل رجال الإطفاء.",
    "ولم تتبن أي جهة الهجوم حتى الآن، لكن سكانا في القرية المجاورة قالوا إنهم رأوا مسلحين يحفرون في المكان قبل يومين من الانفجار.",
    "وأغلق الجيش الطريق أمام السيارات وطلب من السائقين أن يسلكوا طريق الجبل إلى أن ينتهي خبراء المتفجرات من فحص الجسر.",
)
NOISE = (
    "الرئيسية", "سياسة واقتصاد", "اشترك في نشرتنا البريدية لتصلك الأخبار", "جميع الحقوق محفوظة لموقع المدينة الإخبارية",
    "أسعار الخضار ترتفع في الأسواق قبل العيد بأيام", "فريق المدينة يفوز في المباراة النهائية بثلاثة أهداف",
    "الله يرحمهم ويصبر أهلهم على هذا المصاب الأليم يا رب العالمين", "هذا تعليق طويل من قارئ غاضب يكتب رأيه في الحكومة وفي الطرق",
    "شارك على فيسبوك", "حقوق الصورة للوكالة",
)  # fmt: skip
SITE = "المدينة الإخبارية"

NAV = '<ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة واقتصاد</a></li><li><a href="/s">رياضة</a></li></ul>'
RELATED = (
    '<ul><li><a href="/1">أسعار الخضار ترتفع في الأسواق قبل العيد بأيام</a></li>'
    '<li><a href="/2">فريق المدينة يفوز في المباراة النهائية بثلاثة أهداف</a></li></ul>'
)
COMMENTS = (
    "<p>الله يرحمهم ويصبر أهلهم على هذا المصاب الأليم يا رب العالمين</p><p>هذا تعليق طويل من قارئ غاضب يكتب رأيه في الحكومة وفي الطرق</p>"
)
FOOTER = "<p>جميع الحقوق محفوظة لموقع المدينة الإخبارية</p><p>اشترك في نشرتنا البريدية لتصلك الأخبار</p>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)


@dataclass(frozen=True)
class Template:
    """A page, and what is to be read from it. `dated_by` is where its day stands; `encoding` is what its bytes are in."""

    name: str
    markup: str
    dated_by: str
    encoding: str = "utf-8"
    body: tuple[str, ...] = BODY
    author: str | None = None


def page(head: str, body: str, *, attributes: str = 'lang="ar" dir="rtl"') -> str:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def blog() -> Template:
    head = (
        f'<meta charset="utf-8"><title>{TITLE} | {SITE}</title><meta property="og:title" content="{TITLE}">'
        f'<meta property="og:site_name" content="{SITE}"><meta property="article:published_time" content="2019-04-10T07:30:00+03:00">'
    )
    body = (
        f'<header><nav>{NAV}</nav></header><main><article class="post"><h1 class="entry-title">{TITLE}</h1>'
        f'<div class="entry-content">{PARAGRAPHS}<div class="sharedaddy sharing">شارك على فيسبوك</div></div></article>'
        f'<section id="comments" class="comments-area"><h2>تعليقات</h2>{COMMENTS}</section></main>'
        f'<aside class="widget-area">{RELATED}</aside><footer>{FOOTER}</footer>'
    )
    return Template("blog", page(head, body), "metadata")


def nested_divs() -> Template:
    rows = "".join(f'<div class="c8"><div><div class="x">{line}</div></div></div>' for line in BODY)
    body = (
        f'<div id="top"><div class="menu">{NAV}</div></div><div class="wrap"><div class="inner"><div><h1>{TITLE}</h1>'
        f'<div class="info"><span class="date">الأربعاء ١٠ أبريل ٢٠١٩ - ٩:٣٠</span></div><div class="txt">{rows}</div></div></div>'
        f'<div class="side"><div class="related">{RELATED}</div></div></div><div class="footer">{FOOTER}</div>'
    )
    return Template("nested divs", page(f"<title>{TITLE} - {SITE}</title>", body), "page")


def old_table() -> Template:
    text = "<br><br>".join(BODY)
    head = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>{SITE}: {TITLE}</title>'
    body = (
        f'<table width="100%" dir="rtl"><tr><td colspan="2" class="menu">{NAV}</td></tr><tr><td width="70%" valign="top">'
        f'<h1>{TITLE}</h1><table><tr><td class="date">2019/04/10</td></tr></table><font size="4" face="Arial">{text}</font></td>'
        f'<td class="sidebar">{RELATED}</td></tr><tr><td colspan="2" class="copyright">{FOOTER}</td></tr></table>'
    )
    return Template("old table", page(head, body, attributes='dir="rtl"'), "page", "cp1256")


def amp() -> Template:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": "2019-04-10T05:00:00Z",
        "author": {"@type": "Person", "name": "سلمى الكاتب"}, "publisher": {"@type": "Organization", "name": SITE},
    }  # fmt: skip
    head = f'<meta charset="utf-8"><title>{TITLE}</title><script type="application/ld+json">{json.dumps(data)}</script>'
    body = (
        f'<amp-sidebar id="s" layout="nodisplay">{NAV}</amp-sidebar><header>{SITE}</header><article><h1>{TITLE}</h1>'
        f'<amp-img src="a.jpg" width="1" height="1"></amp-img><figcaption>حقوق الصورة للوكالة</figcaption>{PARAGRAPHS}'
        f'<amp-social-share type="x"></amp-social-share></article><section class="related-posts">{RELATED}</section><footer>{FOOTER}</footer>'
    )
    return Template("amp", page(head, body, attributes='amp lang="ar" dir="rtl"'), "metadata", author="سلمى الكاتب")


def live_blog() -> Template:
    posts = "".join(
        f'<div class="live-post" id="p{n}"><time datetime="2019-04-10T0{9 - n}:00:00+03:00">0{9 - n}:00</time><div class="post-text"><p>{line}</p></div></div>'
        for n, line in enumerate(BODY)
    )
    head = f'<title>{TITLE} - تغطية مباشرة</title><meta property="og:title" content="{TITLE}">'
    body = (
        f'<nav>{NAV}</nav><main><h1>{TITLE}</h1><div class="liveblog">{posts}</div></main>'
        f'<div class="most-read">{RELATED}</div><footer>{FOOTER}</footer>'
    )
    return Template("live blog", page(head, body), "page")


def day_in_the_address() -> Template:
    head = f'<title>{TITLE}</title><link rel="canonical" href="https://city.example/2019/04/10/bridge.html">'
    body = f'<div id="nav">{NAV}</div><div id="content"><h1>{TITLE}</h1>{PARAGRAPHS}</div><div id="footer">{FOOTER}</div>'
    return Template("day in the address", page(head, body), "url")


def many_comments() -> Template:
    head = f'<title>{TITLE}</title><meta name="date" content="2019-04-10">'
    body = (
        f"<header>{NAV}</header><article><h1>{TITLE}</h1>{PARAGRAPHS}</article>"
        f'<div id="disqus_thread" class="comments">{COMMENTS * 12}</div><footer>{FOOTER}</footer>'
    )
    return Template("many comments", page(head, body), "metadata")


def linked_data_graph() -> Template:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": SITE},
            {"@type": ["NewsArticle"], "headline": f"{TITLE}", "datePublished": "2019-04-10", "author": [{"name": "سلمى الكاتب"}]},
        ]
    }
    head = f'<title>{TITLE} :: {SITE}</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    body = f'<div role="navigation">{NAV}</div><div class="story"><h1>{TITLE}</h1><div class="story-body">{PARAGRAPHS}</div></div>{FOOTER}'
    return Template("linked data graph", page(head, body.replace(FOOTER, f"<footer>{FOOTER}</footer>")), "metadata", author="سلمى الكاتب")


def read_also_inside() -> Template:
    also = '<div class="read-also"><strong>اقرأ أيضا</strong>' + RELATED + "</div>"
    lines = [f"<p>{line}</p>" for line in BODY]
    body = (
        f'<nav>{NAV}</nav><div class="article"><h1>{TITLE}</h1><div class="byline">بقلم: <a href="/w">سلمى الكاتب</a> <time>10-04-2019</time></div>'
        f'<div class="article-body">{lines[0]}{lines[1]}{also}{lines[2]}{lines[3]}</div></div><footer>{FOOTER}</footer>'
    )
    return Template("read also inside", page(f"<title>{TITLE}</title>", body), "page")


def with_pictures() -> Template:
    figure = '<figure><img src="x.jpg" alt="جسر"><figcaption>حقوق الصورة للوكالة</figcaption></figure>'
    body = (
        f'<div class="navbar">{NAV}</div><article><header><h1>{TITLE}</h1><p class="post-meta">نُشر في 10 نيسان/أبريل 2019</p></header>'
        f'{figure}{PARAGRAPHS}{figure}</article><div class="newsletter">اشترك في نشرتنا البريدية لتصلك الأخبار</div>'
    )
    return Template("with pictures", page(f"<title>{TITLE}</title>", body), "page")


def microdata() -> Template:
    body = (
        f'<div class="header-menu">{NAV}</div><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>'
        f'<meta itemprop="datePublished" content="2019-04-10"><div itemprop="articleBody">{PARAGRAPHS}</div></div>'
        f'<div class="related-news">{RELATED}</div><div class="footer">{FOOTER}</div>'
    )
    return Template("microdata", page(f"<title>{TITLE}</title>", body), "metadata")


def hashed_names() -> Template:
    lines = "".join(f'<p class="sc-a1b2 dQwXyz">{line}</p>' for line in BODY)
    body = (
        f'<div id="__next"><header class="sc-9f kLmN"><nav>{NAV}</nav></header><main class="sc-77 aBcD"><section class="sc-12"><h1 class="sc-t">{TITLE}</h1>'
        f'<time class="sc-d" datetime="2019-04-10T06:00:00Z">قبل ساعة</time>{lines}</section><aside>{RELATED}</aside></main><footer>{FOOTER}</footer></div>'
    )
    script = "<script>window.__DATA__={'x':1}</script>"
    return Template("hashed names", page(f"<title>{TITLE}</title>", body + script), "page")


def fields() -> Template:
    head = f'<title>{TITLE} | {SITE}</title><meta name="dcterms.date" content="2019-04-10T08:00+03:00">'
    body = (
        f'<div class="region-menu"><ul class="menu">{NAV}</ul></div><div class="node node--type-article"><h1 class="page-title">{TITLE}</h1>'
        f'<div class="field field--name-body"><div class="field__item">{PARAGRAPHS}</div></div>'
        f'<div class="field field--name-tags tags"><a href="/t">جسر الوادي</a></div><div class="share-links">شارك على فيسبوك</div></div>'
        f'<div class="block-related related">{RELATED}</div><div class="region-footer footer">{FOOTER}</div>'
    )
    return Template("fields", page(head, body), "metadata")


def site_in_the_first_heading() -> Template:
    head = f'<title>{TITLE} — {SITE}</title><meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{SITE}">'
    body = (
        f'<h1 class="logo"><a href="/">{SITE}</a></h1><nav>{NAV}</nav><div class="post"><h2>{TITLE}</h2>'
        f'<div class="post-date">١٠/٤/٢٠١٩</div>{PARAGRAPHS}</div><div id="sidebar">{RELATED}</div><div id="footer">{FOOTER}</div>'
    )
    return Template("site in the first heading", page(head, body), "page")


def dateline() -> Template:
    first = f"جسر الوادي، 10 أبريل 2019 (المدينة) - {BODY[0]}"
    lines = "".join(f"<p>{line}</p>" for line in (first, *BODY[1:]))
    body = f"<nav>{NAV}</nav><main><h1>{TITLE}</h1>{lines}</main><footer>{FOOTER}</footer>"
    return Template("dateline", page(f"<title>{TITLE}</title>", body), "dateline", body=(first, *BODY[1:]))


def list_of_links() -> str:
    links = "".join(f'<div class="card"><h3><a href="/{n}">{title}</a></h3></div>' for n, title in enumerate(NOISE[4:6] * 15))
    return page(f"<title>{SITE}</title>", f"<nav>{NAV}</nav><main>{links}</main><footer>{FOOTER}</footer>")


def menus_alone() -> str:
    return page(f"<title>{SITE}</title>", f"<nav>{NAV * 20}</nav><div class='menu'>{RELATED * 5}</div><footer>{FOOTER}</footer>")


def scripts_alone() -> str:
    return page("<title>app</title>", '<div id="root"></div><script>var text = "' + BODY[0] + '";</script>')


MADE: tuple[Callable[[], Template], ...] = (
    blog, nested_divs, old_table, amp, live_blog, day_in_the_address, many_comments, linked_data_graph, read_also_inside, with_pictures,
    microdata, hashed_names, fields, site_in_the_first_heading, dateline,
)  # fmt: skip
TEMPLATES = tuple(make() for make in MADE)
WITHOUT_ARTICLE = {"list of links": list_of_links(), "menus alone": menus_alone(), "scripts alone": scripts_alone()}
