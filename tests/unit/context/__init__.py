"""What a walk reads beside the org's pages, without a browser."""
