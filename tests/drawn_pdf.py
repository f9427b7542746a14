"""Pages of PDF drawn for a test."""

from reportlab.pdfgen.canvas import Canvas


def line(
    canvas: Canvas, x: float, y: float, text: str, font: str = "Times-Roman", size: float = 11
):
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def call(canvas: Canvas, x: float, y: float, text: str, size: float = 6):
    line(canvas, x, y, text, size=size)
