"""What comes between a step and its page: login codes, notices, overlays, maintenance. It knows no step."""
