"""What a person touches at each step, in the order of hands. It looks, and touches nothing itself."""
