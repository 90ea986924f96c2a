"""The walking rule in vectorized Python: the parts of with_pyosmium.py."""
