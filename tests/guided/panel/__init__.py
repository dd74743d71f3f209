"""The panel of the guided walk in the page: out of everybody's way and reach, and good for everybody to use."""
