"""How is a network shown in a notebook? The page's own bench, over a widget's messages."""

from pellucid.lab.notebook.viewer import NotebookViewer

__all__ = ["NotebookViewer"]
