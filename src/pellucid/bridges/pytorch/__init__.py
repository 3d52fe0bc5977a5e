"""PyTorch: its modules as patients of the doctor, and its loops watched."""
