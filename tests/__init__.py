"""The tests, in folders named as the layers they try; `python3 run.py test` runs them all."""
