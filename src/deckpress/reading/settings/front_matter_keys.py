"""The keys in front matter that only other programs use, and the names of languages."""

from __future__ import annotations

HEADS = frozenset(("title", "lang", "language", "date", "author", "authors", "description", "name", "subject", "id"))
"""Keys that describe a text, for any program."""
OTHERS_USE = frozenset(
    (
        # Jekyll, Hugo, Astro, Eleventy, Hexo
        "draft layout permalink slug url ref weight series excerpt excerpt_separator summary category categories"
        " aliases alias created created_at createdat updated updated_at updatedat modified lastmod last_modified_at"
        " publishdate published pubdate expirydate publish dates post_date parent has_children has_toc nav_order"
        " nav_exclude grand_parent order priority comments comment featured featured_image image images img cover"
        " coverimage banner thumbnail hero heroimage keywords keyword toc toc_sticky toc_label math mathjax katex"
        " mermaid redirect_from redirect_to canonical canonical_url canonicalurl sitemap robots noindex header footer"
        " sidebar breadcrumbs outputs cascade menu main markup linktitle showtoc tocopen hidemeta hidden pin pinned"
        " sticky top license copyright logo icon color colour type types topic topics level eleventycomputed"
        " eleventynavigation eleventy"
        # Zola
        " taxonomies extra page_template sort_by paginate_by insert_anchor_links in_search_index generate_feeds"
        # Zenn, Qiita, dev.to, Hashnode, Medium
        " emoji private organization_url_name cover_image main_image subtitle tagline"
        # Docusaurus, VitePress, VuePress, MkDocs, Starlight, GitBook
        " sidebar_position sidebar_label sidebar_class_name sidebar_custom_props pagination_next pagination_prev"
        " pagination_label displayed_sidebar hide_title hide_table_of_contents toc_min_heading_level"
        " toc_max_heading_level custom_edit_url custom_edit_link editurl edit_url head meta outline lastupdated"
        " last_update aside pageclass template hide status search boost social tableofcontents prev next"
        # Quarto, R Markdown, pandoc, LaTeX
        " output format execute bibliography csl link-citations abstract documentclass classoption geometry fontsize"
        " mainfont linestretch papersize header-includes include-before include-after params vignette editor engine"
        " knitr filters crossref number-sections numbersections institute affiliation affiliations orcid email"
        " website output-file code-fold code-tools embed-resources standalone revealjs toc-depth toc-title"
        # Jupyter Book, MyST, Carpentries, Moodle
        " jupytext jupyter kernelspec kernel myst substitutions file_format orphan exports numbering teaching"
        " exercises objectives keypoints prerequisites duration time_estimation contributors contributor maintainers"
        " editors"
        # Slides
        " marp paginate backgroundcolor backgroundimage background size theme transition highlighter drawings class"
        # Obsidian, Logseq, Dendron, Foam, other card programs
        " cssclass cssclasses cards-deck noteid uid uuid desc stub linter-yaml-title-alias banner_y up related source"
        " sources publish-date kanban-plugin excalidraw-plugin dg-publish share share_link dendron collection"
        " collections area areas project projects people rating reviewed review review-date sr-due sr-interval"
        " sr-ease"
        # Wikis and help systems
        " version revision product products intro shorttitle ms.date ms.author ms.topic ms.service ms.custom audience"
        " difficulty module unit lesson course chapter section semester instructor teacher school grade"
    ).split()
)
"""Keys of other programs, in lower case."""
LANGUAGE_NAMES = {
    name: code
    for code, names in {
        "de": "german deutsch",
        "en": "english",
        "es": "spanish español espanol castellano",
        "fr": "french français francais",
        "it": "italian italiano",
        "ja": "japanese 日本語",
        "ko": "korean 한국어",
        "pl": "polish polski",
        "pt": "portuguese português portugues",
        "ru": "russian русский",
        "tr": "turkish türkçe turkce",
        "uk": "ukrainian українська",
        "zh": "chinese 中文 汉语 mandarin",
        "nl": "dutch nederlands",
        "ar": "arabic العربية",
        "he": "hebrew עברית",
        "la": "latin",
    }.items()
    for name in names.split()
}
