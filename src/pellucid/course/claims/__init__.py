"""One claim a file; a file `dying_relu.py` holds the experiment `dying-relu`."""
