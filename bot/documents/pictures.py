"""What people would rather look at than read: whom the team met, and how the messages fall; no score (R58)."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from bot.documents import words
from bot.documents.canvas import ACCENT, EARTH, INK, MARGIN, PALE, PAPER, TEXT, WIDE
from bot.documents.deck import write
from bot.documents.flow import Line
from bot.domain.feedback import Feedback, Met

MOST_BARS: Final = 9
"""Themes; of more, the words beside the bars would have to be smaller than 18 points."""

_SMALL: Final = 18
_TOP: Final = Inches(1.85)
_ROW: Final = Inches(0.48)
_TABLE_WIDTH: Final = Inches(8)
_COUNT_WIDTH: Final = Inches(2)
_LEFT: Final = Emu(MARGIN + Inches(0.1))
"""Where words begin under a title."""

_IN_A_TABLE: Final = 20


def draw_bars(slide: Slide, feedback: Feedback) -> None:
    """Draw how many strengths and areas to explore are told on each theme, as a chart that can be edited."""
    told = CategoryChartData()
    told.categories = [words.plain(theme.short or theme.title) for theme in feedback.told]
    told.add_series(words.plain(feedback.strengths_word), [len(t.strengths) for t in feedback.told])
    told.add_series(words.plain(feedback.areas_word), [len(t.areas) for t in feedback.told])
    shapes: Any = slide.shapes  # the stubs take another chart for this one
    frame = shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, MARGIN, _TOP, Emu(WIDE - 2 * MARGIN), Inches(4.9), told
    )
    _describe(frame, name="Chart", words_for_it=words.of_the_bars(feedback))
    _dress(frame.chart)


def draw_met(slide: Slide, met: Sequence[Met]) -> None:
    """Draw a table of how many sessions of each kind were held."""
    rows = [(words.capitalised(m.kind), str(m.sessions)) for m in met]
    frame = slide.shapes.add_table(len(rows) + 1, 2, _LEFT, _TOP, _TABLE_WIDTH, Emu(_ROW * (len(rows) + 1)))
    _describe(frame, name="Table", words_for_it=words.of_the_table(met))
    table = frame.table
    table.columns[0].width, table.columns[1].width = Emu(_TABLE_WIDTH - _COUNT_WIDTH), _COUNT_WIDTH
    for at, pair in enumerate((words.TABLE_HEAD, *rows)):
        table.rows[at].height = _ROW
        for column, text in enumerate(pair):
            _fill(table.cell(at, column), text, is_head=at == 0)


def _fill(cell: _Cell, text: str, *, is_head: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = INK if is_head else PALE
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, [Line(text=text)], ink=PAPER if is_head else TEXT, size=_IN_A_TABLE, gap=0)
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.bold = is_head


def _describe(frame: GraphicFrame, *, name: str, words_for_it: str) -> None:
    """Say what it shows to whoever cannot see it."""
    told: Any = frame.element.nvGraphicFramePr.cNvPr
    told.set("name", name)
    told.set("descr", words_for_it)


def _dress(chart: Chart) -> None:
    chart.font.size, chart.font.color.rgb = Pt(_SMALL), TEXT
    chart.has_title = False
    chart.has_legend = True
    legend = chart.legend
    assert legend is not None  # it was asked for in the line above
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    names, counts = chart.category_axis, chart.value_axis
    names.reverse_order, names.format.line.color.rgb = True, INK
    names.tick_labels.font.size = Pt(_SMALL)
    counts.visible, counts.has_major_gridlines, counts.minimum_scale = False, False, 0
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 60, -10, True
    labels = plot.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(_SMALL)
    for series, colour in zip(plot.series, (ACCENT, EARTH), strict=True):
        _colour(series, colour)


def _colour(series: Any, colour: RGBColor) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour
