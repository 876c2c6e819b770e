"""Small documents in every format that an article comes in, made on the spot; and what they say."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping

import pytest

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")

EXCERPT = """\
---
title: Green tea and the sleep of nurses
author: [Ann Lee, Bo Chan]
---

# Background

Sleep is short in night workers.^[Night work begins at 22:00.] We asked whether tea helps.

# Methods

We gave tea to 40 nurses (mean age 31.5 years) vs. water:

- One cup stood on the ward in the evening
- One cup stood there at night

Table 1. Hours of sleep.

| Group | Sleep |
|-------|-------|
| Tea   | 6.4   |
| Water | 5.7   |

![](tea.png)

Figure 1. Sleep by week.

## Statistics

We used a *t* test, with H~2~O for 10^6^ cells and p < 0.05.

# Results

Sleep did not differ (0.7 h, 95% CI -0.1 to 1.5). One nurse left.

# Funding

Nobody paid for this.

# References

1. Smith A. Tea at night. J Sleep. 2020;1:2-3. doi:10.1000/tea.1
"""

OUTLINE = """\
Green tea and the sleep of nurses
by Ann Lee, Bo Chan
1 Background
  S1, paragraph 1: Sleep is short in night workers.
  S2, paragraph 1: We asked whether tea helps.
1 Methods
  S3, paragraph 2: We gave tea to 40 nurses (mean age 31.5 years) vs. water:
  S4, paragraph 3: One cup stood on the ward in the evening
  S5, paragraph 3: One cup stood there at night
2 Statistics
  S6, paragraph 4: We used a t test, with H2O for 10⁶ cells and p < 0.05.
1 Results
  S7, paragraph 5: Sleep did not differ (0.7 h, 95% CI -0.1 to 1.5).
  S8, paragraph 5: One nurse left.
1 Funding
  S9, paragraph 6: Nobody paid for this.
1 Footnotes
  S10, paragraph 7: Night work begins at 22:00.
Figure 1: Sleep by week.
Table 1: Hours of sleep. Group, Sleep; Tea, 6.4; Water, 5.7
Smith A. Tea at night. J Sleep. 2020;1:2-3. doi:10.1000/tea.1 (10.1000/tea.1)
"""

JATS = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.1//EN" "http://127.0.0.1:9/JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<article-id pub-id-type="doi">10.1000/tea</article-id>
<title-group><article-title>Green tea and the <italic>sleep</italic> of nurses</article-title></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name>
<xref ref-type="aff" rid="a1"><sup>1</sup></xref></contrib>
<contrib contrib-type="author"><name><surname>Chan</surname><given-names>Bo</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Roe</surname><given-names>Cy</given-names></name>
<xref ref-type="aff" rid="a2"/></contrib>
</contrib-group>
<aff id="a1"><label>1</label>Ward School, York</aff><aff id="a2">Elsewhere</aff>
<author-notes><fn fn-type="conflict"><p>None declared</p></fn></author-notes>
<permissions><license><license-p>CC&nbsp;BY 4.0</license-p></license></permissions>
<abstract><sec><title>Background</title><p>Tea may help.</p></sec><sec><title>Findings</title><p>It did not.</p></sec>
<p><bold>DOI:</bold> <ext-link>http://dx.doi.org/10.1000/tea.1</ext-link></p></abstract>
<abstract abstract-type="toc"><p>Tea for the table of contents.</p></abstract>
<funding-group><award-group><funding-source>Tea Board</funding-source><award-id>T1</award-id></award-group>
<funding-statement>The funder had no say in this.</funding-statement></funding-group>
</article-meta></front><body>
<sec><title>1. Background</title>
<p>Sleep is short in night workers.<sup><xref ref-type="bibr" rid="b1">1</xref></sup> Others agree
(<xref ref-type="bibr" rid="b1">Smith, 2020</xref>).<fig><label>Figure 1.</label><caption><p>Sleep by week.</p></caption>
<graphic xlink:href="tea.png"/></fig></p></sec>
<sec><title>Methods</title><sec><title>Statistics</title>
<p>We used a <italic>t</italic> test, with H<sub>2</sub>O for 10<sup>6</sup> cells [<xref ref-type="bibr" rid="b1">1</xref>].</p>
<table-wrap><label>Table 1</label><caption><title>Hours of sleep.</title></caption>
<table><tr><th>Group</th><th>Sleep</th></tr><tr><td>Tea</td><td>6.4</td></tr></table></table-wrap></sec></sec>
</body><back><ack><p>We thank the ward.</p></ack><ref-list><title>References</title>
<ref id="b1"><element-citation><person-group><name><surname>Smith</surname><given-names>A</given-names></name></person-group>
<article-title>Tea at night</article-title><source>J Sleep</source><year>2020</year><volume>1</volume><fpage>2</fpage><lpage>3</lpage>
<pub-id pub-id-type="doi">10.1000/tea.1</pub-id></element-citation></ref></ref-list></back>
<sub-article><body><p>A decision letter.</p></body></sub-article></article>
"""

JATS_OUTLINE = """\
Green tea and the sleep of nurses
by Ann Lee, Bo Chan
1 Abstract
2 Background
  S1, paragraph 1: Tea may help.
2 Findings
  S2, paragraph 2: It did not.
1 Background
  S3, paragraph 3, cited: Sleep is short in night workers.
  S4, paragraph 3, cited: Others agree (Smith, 2020).
1 Methods
2 Statistics
  S5, paragraph 4, cited: We used a t test, with H2O for 10⁶ cells.
1 Acknowledgements
  S6, paragraph 5: We thank the ward.
1 Funding
  S7, paragraph 6: Tea Board (T1).
  S8, paragraph 7: The funder had no say in this.
1 Competing interests
  S9, paragraph 8: None declared.
Figure 1: Sleep by week. [tea.png]
Table 1: Hours of sleep. Group, Sleep; Tea, 6.4
Smith A. Tea at night. J Sleep 2020;1:2–3. (10.1000/tea.1)
"""


def made(form: str, text: str = EXCERPT) -> bytes:
    """Return the text as a document that pandoc writes."""
    command = ["pandoc", "--standalone", "--from=markdown", f"--to={form}", "--output=-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


def repacked(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a zipped document with some of its parts exchanged or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return buffer.getvalue()


def part(package: bytes, name: str) -> bytes:
    """Return a part of a zipped document."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name)
